import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  showLabel,
  showSentence,
  showValue
} from "./chunk-Q2ZRRAHR.js";

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
function fenced(language, lines) {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}${language}`, ...lines, fence];
}
function htmlText(text) {
  return showSentence(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
function htmlCode(text) {
  return `<code>${htmlText(showValue(text))}</code>`;
}
function htmlLabel(text) {
  const shown = showLabel(text).trim();
  return isPlain(shown) ? htmlPlain(shown) : `<code>${htmlText(shown)}</code>`;
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

export {
  markdownCode,
  markdownLabel,
  markdownSentence,
  markdownCell,
  fenced,
  htmlCode,
  htmlLabel
};
