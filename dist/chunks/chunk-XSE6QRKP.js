import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  count
} from "./chunk-JQTDB4GG.js";

// src/report/words.ts
function plural(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
}
var UNITS = ["kB", "MB", "GB", "TB"];
function byteSize(bytes) {
  if (bytes < 1e3) return plural(bytes, "byte");
  let size = bytes;
  let unit = "";
  for (const next of UNITS) {
    if (size < 999.95 && unit !== "") break;
    size /= 1e3;
    unit = next;
  }
  return `${size.toFixed(1)} ${unit}`;
}
function duration(seconds) {
  if (seconds < 9.95) return `${seconds.toFixed(1).replace(".0", "")} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return joinParts(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(whole / 60);
  return joinParts(Math.floor(minutes / 60), "h", minutes % 60, "min");
}
function joinParts(large, largeUnit, small, smallUnit) {
  return small === 0 ? `${count(large)} ${largeUnit}` : `${count(large)} ${largeUnit} ${small} ${smallUnit}`;
}
function listed(parts) {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
function sentence(text) {
  const starts = /^[a-z]+(?=[ ,.;:!?]|$)/.test(text);
  return starts ? ended(text.charAt(0).toUpperCase() + text.slice(1)) : ended(text);
}
function ended(text) {
  return /[.?!:]$/.test(text) ? text : `${text}.`;
}

// src/report/display-width.ts
var ASCII = /^[ -~]*$/;
var NO_COLUMNS = new RegExp("^(?:\\p{Mn}|\\p{Me}|\\u200d)$", "u");
var TWO_COLUMNS = new RegExp("^(?:[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6]|[\\u{16fe0}-\\u{18dff}\\u{1aff0}-\\u{1b2ff}\\u{1f200}-\\u{1f2ff}\\u{20000}-\\u{3fffd}]|\\p{Emoji_Presentation}(?<![\\u{1f1e6}-\\u{1f1ff}]))$", "u");
var NARROW_PICTURE = new RegExp("^(?!\\p{Emoji_Presentation})\\p{Extended_Pictographic}$", "u");
var EMOJI_SELECTOR = "\uFE0F";
var ELLIPSIS = "\u2026";
function displayWidth(text) {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  let before = "";
  for (const character of text) {
    width += columnsOf(character, before);
    before = character;
  }
  return width;
}
function columnsOf(character, before) {
  if (character === EMOJI_SELECTOR) return NARROW_PICTURE.test(before) ? 1 : 0;
  if (NO_COLUMNS.test(character)) return 0;
  return TWO_COLUMNS.test(character) ? 2 : 1;
}
function cutTo(text, width) {
  if (displayWidth(text) <= width) return text;
  return width < 1 ? "" : text.slice(0, fittingUnits(text, width - 1)) + ELLIPSIS;
}
function cutPath(path, width) {
  if (displayWidth(path) <= width) return path;
  if (width < 1) return "";
  const characters = [...path];
  let from = Math.max(1, characters.length - width);
  let cut = ELLIPSIS + characters.slice(from).join("");
  while (displayWidth(cut) > width) {
    from += 1;
    cut = ELLIPSIS + characters.slice(from).join("");
  }
  return cut;
}
function fittingUnits(text, width) {
  let used = 0;
  let before = "";
  let end = 0;
  for (const character of text) {
    used += columnsOf(character, before);
    if (used > width) break;
    before = character;
    end += character.length;
  }
  return end;
}
function wrap(text, width, first = "", rest = first) {
  const lines = [];
  let line = first;
  let between = "";
  let empty = /^ *$/.test(first);
  for (const word of text.split(" ").flatMap((word2) => split(word2, width - rest.length))) {
    if (!empty && displayWidth(line + between + word) > width) {
      lines.push(line.replace(/ +$/, ""));
      line = rest;
      between = "";
    }
    line += between + word;
    empty = false;
    between = " ";
  }
  return [...lines, line];
}
function split(word, width) {
  const pieces = [];
  let left = word;
  while (displayWidth(left) > width) {
    const end = Math.max(1, fittingUnits(left, width));
    pieces.push(left.slice(0, end));
    left = left.slice(end);
  }
  return [...pieces, left];
}

export {
  plural,
  byteSize,
  duration,
  listed,
  sentence,
  ended,
  displayWidth,
  cutTo,
  cutPath,
  wrap
};
