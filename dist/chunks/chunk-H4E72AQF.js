import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  assertExhaustive
} from "./chunk-D4UHDB6F.js";

// src/report/escape.ts
var HIDDEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]";
var ODD_SPACE = "(?! )\\p{Zs}";
var PILED_MARKS = "(?<=^|[\\p{Mn}\\p{Me}]{4})[\\p{Mn}\\p{Me}]";
var COMMAND = "(?<=##)\\[|(?<=^|\\s):(?=:)|(?<=<)!(?=--)";
var IN_VALUE = new RegExp(`${HIDDEN}|${ODD_SPACE}|${PILED_MARKS}|${COMMAND}`, "gu");
var IN_SENTENCE = new RegExp(`${HIDDEN}|${PILED_MARKS}|${COMMAND}`, "gu");
var IN_LABEL = new RegExp(
  `(?:\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)(?:\\u200d\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)*|${IN_SENTENCE.source}`,
  "gu"
);
var AT_START = /^:(?=:)/;
var IN_JSON = new RegExp(`${HIDDEN}|(?<=##)\\[`, "gu");
var ASCII = /^[ -~]*$/;
var PLAIN = /^[ "$-9;-Z\]-~]*$/;
var LIKE_AN_ESCAPE = /\\u(?:[0-9a-f]{4}|\{)/;
function showValue(text) {
  if (PLAIN.test(text)) return text;
  const shown = text.replace(IN_VALUE, codeEscape);
  if (shown === text && !LIKE_AN_ESCAPE.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replace(IN_VALUE, codeEscape);
}
function showLabel(text) {
  if (PLAIN.test(text)) return text;
  return text.replace(
    IN_LABEL,
    (match) => new RegExp("^\\p{Extended_Pictographic}", "u").test(match) ? match : codeEscape(match)
  );
}
function showSentence(text) {
  return PLAIN.test(text) ? text : text.replace(IN_SENTENCE, codeEscape);
}
function showRest(text) {
  return text.replace(AT_START, codeEscape);
}
function showLines(text) {
  return text.split("\n").map(showSentence);
}
function codeEscape(character) {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
function json(value) {
  const text = JSON.stringify(value);
  if (ASCII.test(text) && !text.includes("##[")) return text;
  return text.replace(
    IN_JSON,
    (character) => character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")
  );
}

// src/report/display-width.ts
var ASCII2 = /^[ -~]*$/;
var NO_COLUMNS = new RegExp("^(?:\\p{Mn}|\\p{Me}|\\u200d)$", "u");
var TWO_COLUMNS = new RegExp("^(?:[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6]|[\\u{16fe0}-\\u{18dff}\\u{1aff0}-\\u{1b2ff}\\u{1f200}-\\u{1f2ff}\\u{20000}-\\u{3fffd}]|\\p{Emoji_Presentation}(?<![\\u{1f1e6}-\\u{1f1ff}]))$", "u");
var NARROW_PICTURE = new RegExp("^(?!\\p{Emoji_Presentation})\\p{Extended_Pictographic}$", "u");
var EMOJI_SELECTOR = "\uFE0F";
var ELLIPSIS = "\u2026";
function displayWidth(text) {
  if (ASCII2.test(text)) return text.length;
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
    left = showRest(left.slice(end));
  }
  return [...pieces, left];
}

// src/config/scalars.ts
var DURATION = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;
var UNITS_MS = [864e5, 36e5, 6e4, 1e3];
var LONGEST_MS = 7 * UNITS_MS[0];
var SHARE = /^\d{1,3}(\.\d{1,6})?%$/;
var COUNT = /^\d{1,15}$/;
function parseDuration(text) {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const ms = UNITS_MS.reduce((sum, unit, at) => sum + unit * Number(match[at + 1] ?? 0), 0);
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}
function formatDuration(ms) {
  const seconds = ms / 1e3;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, at) => part === 0 ? "" : `${part}${"hms"[at]}`).join("");
}
function parseThreshold(text) {
  if (COUNT.test(text)) return { kind: "count", count: Number(text) };
  if (!SHARE.test(text)) return null;
  const percent = Number(text.slice(0, -1));
  return percent <= 100 ? { kind: "share", share: percent / 100 } : null;
}
function formatLimit(value) {
  switch (value.kind) {
    case "share":
      return `${Number((value.share * 100).toFixed(6))}%`;
    case "count":
      return String(value.count);
    case "duration":
      return formatDuration(value.ms);
    default:
      return assertExhaustive(value);
  }
}
var TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/;
function parseTime(text) {
  if (!TIME.test(text)) return null;
  const day = text.slice(0, 10);
  const isDay = (/* @__PURE__ */ new Date(`${day}T00:00Z`)).getTime();
  if (Number.isNaN(isDay) || new Date(isDay).toISOString().slice(0, 10) !== day) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

export {
  showValue,
  showLabel,
  showSentence,
  showLines,
  json,
  displayWidth,
  cutTo,
  cutPath,
  wrap,
  parseDuration,
  parseThreshold,
  formatLimit,
  parseTime
};
