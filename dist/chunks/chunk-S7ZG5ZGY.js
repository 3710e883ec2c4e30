import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  count,
  plural
} from "./chunk-5KAKNURP.js";

// src/report/words.ts
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
function rowsText({ rows, rowsBefore, since }) {
  const now = plural(rows, "row");
  if (since !== null && since.added + since.removed > 0) {
    return `${now}; since the last apply +${count(since.added)} -${count(since.removed)}`;
  }
  if (rowsBefore === null || rowsBefore === rows) return now;
  return `${now}; ${count(rowsBefore)} at the last apply`;
}

export {
  byteSize,
  duration,
  listed,
  sentence,
  ended,
  rowsText
};
