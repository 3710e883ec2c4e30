import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

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

export {
  showValue,
  showLabel,
  showSentence,
  showLines,
  json
};
