import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  showLabel,
  showSentence,
  showValue
} from "./chunk-Q2ZRRAHR.js";

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

// src/report/escape-markdown.ts
var PLAIN_WORD = /^(?:[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier} '’"“”,.;?!()%+=→…/&-]|\u200d|:(?= |$))*$/u;
var LINKED = /www\.|\bGH-\d|\b[0-9a-f]{7,40}\b/i;
var PATH_LIKE = new RegExp("\\/|\\.\\p{L}", "u");
var LONGEST_RUN = /`+/g;
function markdownCode(text) {
  return codeSpan(showValue(text));
}
function markdownLabel(text) {
  const shown = showLabel(text).trim();
  return isPlain(shown) ? htmlPlain(shown) : codeSpan(shown);
}
function markdownSentence(text) {
  return showSentence(text).split(/(`[^`]+`)/).map((part, at) => at % 2 === 1 ? codeSpan(part.slice(1, -1)) : plainWords(part)).reduce(joinSpans, "");
}
function markdownCell(inline) {
  return inline.replaceAll(/\\*\|/g, (run) => {
    const before = run.slice(0, -1);
    return `${before.length % 2 === 0 ? before : `${before}\\`}\\|`;
  });
}
function linkedFile(shown, path, linkTo, line) {
  const code = markdownCode(shown);
  if (linkTo === null || /^(\/|\.\.|\w:)/.test(path)) return code;
  return `[${code}](${linkTo}/${pathInUrl(path)}${line === void 0 ? "" : `#L${line}`})`;
}
function pathInUrl(file) {
  return file.toWellFormed().split("/").map((part) => encodeURIComponent(part).replace(/[()'*!~]/g, hexEscape)).join("/");
}
function hexEscape(character) {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function fenced(language, lines) {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}${language}`, ...lines, fence];
}
function htmlPlain(shown) {
  return shown.replaceAll("&", "&amp;");
}
function isPlain(text) {
  return text !== "" && PLAIN_WORD.test(text) && !LINKED.test(text);
}
function joinSpans(before, after) {
  return before.endsWith("`") && after.startsWith("`") ? `${before} ${after}` : before + after;
}
function plainWords(text) {
  return text.split(" ").map((word) => {
    const [, before = "", core = "", after = ""] = /^(\(*)(.*?)([),.:;?!]*)$/.exec(word) ?? [];
    const plain = core === "" || isPlain(core) && !PATH_LIKE.test(core);
    return `${before}${plain ? htmlPlain(core) : codeSpan(core)}${after}`;
  }).join(" ");
}
function codeSpan(shown) {
  if (shown === "") return "";
  const run = "`".repeat(longestRun(shown) + 1);
  const space = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${run}${space}${shown}${space}${run}`;
}
function longestRun(text) {
  return Math.max(0, ...[...text.matchAll(LONGEST_RUN)].map(([run]) => run.length));
}

// src/report/render-message.ts
var VALUE_COLUMNS = 60;
var UNBROKEN = "\uE000";
function messageText(message) {
  return message.map(spanText).join("");
}
function spanText(span) {
  return typeof span === "string" ? showSentence(span) : markedText(span);
}
function markedText({ kind, text }) {
  switch (kind) {
    case "value":
      return `"${showValue(cutTo(text, VALUE_COLUMNS))}"`;
    case "label":
      return showLabel(text);
    case "code":
    case "digest":
    case "command":
      return `\`${showValue(text)}\``;
    case "line":
      return `
${showSentence(text)}`;
    case "foreign":
      return `: ${showSentence(text)}`;
    default:
      return showValue(text);
  }
}
function messageLines(message, width, first = "", rest = first) {
  const lines = [];
  let text = "";
  let pasted = false;
  const flush = () => {
    if (text.trim() === "" && lines.length > 0) return;
    const start = lines.length === 0 ? first : rest;
    if (pasted) lines.push("");
    pasted = false;
    lines.push(...wrap(text.trim(), width, start, rest).map(withSpaces));
    text = "";
  };
  for (const span of message) {
    if (typeof span !== "string" && span.kind === "command") {
      flush();
      lines.push(`${rest}  ${showValue(span.text)}`);
      text = "";
    } else if (typeof span !== "string" && span.kind === "line") {
      flush();
      lines.push(...pasted ? [] : [""], showSentence(span.text));
      pasted = true;
    } else {
      const shown = spanText(span);
      const isCode = typeof span !== "string" && span.kind === "code";
      text += isCode && shown.length <= width - rest.length ? shown.replaceAll(" ", UNBROKEN) : shown;
    }
  }
  if (text.replace(/^[.,;:!?]$/, "") !== "" || lines.length === 0) flush();
  return lines;
}
function withSpaces(line) {
  return line.replaceAll(UNBROKEN, " ");
}
function messageMarkdown(message, columns = Number.POSITIVE_INFINITY) {
  let room = columns;
  const parts = [];
  for (const span of message) {
    if (room <= 0) break;
    const text = cutTo(typeof span === "string" ? span : span.text, room);
    parts.push(typeof span === "string" ? markdownSentence(text) : markedMarkdown(span.kind, text));
    room -= text.length;
  }
  return parts.reduce(joinSpans, "");
}
function markedMarkdown(kind, text) {
  if (kind === "foreign") return `: ${markdownSentence(text)}`;
  if (kind === "label") return markdownLabel(text);
  return markdownCode(text);
}
function asSentence(message) {
  const [head, ...tail] = message;
  const starts = typeof head === "string" && /^[a-z]+(?=[ ,.;:!?]|$)/.test(head);
  const capital = starts ? [head.charAt(0).toUpperCase() + head.slice(1), ...tail] : message;
  const last = message.at(-1);
  if (last === void 0) return message;
  if (typeof last !== "string" && /^(command|line)$/.test(last.kind)) return capital;
  return /[.?!:]$/.test(typeof last === "string" ? last : last.text) ? capital : [...capital, "."];
}

export {
  displayWidth,
  cutTo,
  cutPath,
  wrap,
  markdownCode,
  markdownLabel,
  markdownSentence,
  markdownCell,
  linkedFile,
  fenced,
  messageText,
  messageLines,
  messageMarkdown,
  asSentence
};
