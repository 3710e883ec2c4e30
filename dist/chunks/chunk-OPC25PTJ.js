import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  cutTo,
  showLabel,
  showSentence,
  showValue,
  wrap
} from "./chunk-H4E72AQF.js";
import {
  afterLines
} from "./chunk-I3YRI3NT.js";

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
  const address = addressOf(path, linkTo);
  if (address === null) return code;
  return `[${code}](${address}${line === void 0 ? "" : `#L${line}`})`;
}
function addressOf(path, linkTo) {
  if (linkTo === null || /^(\/|\.\.|\w:)/.test(path)) return null;
  return `${linkTo}/${pathInUrl(path)}`;
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
  return message.map((span, at) => {
    const text = spanText(span);
    return typeof span === "string" ? afterLines(message, at, text) : text;
  }).join("");
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
    const isWhole = typeof span === "string" || span.kind !== "command" || span.text.length <= room;
    if (room <= 0 || !isWhole) break;
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
  markdownCode,
  markdownLabel,
  markdownSentence,
  markdownCell,
  linkedFile,
  addressOf,
  fenced,
  messageText,
  messageLines,
  messageMarkdown,
  asSentence
};
