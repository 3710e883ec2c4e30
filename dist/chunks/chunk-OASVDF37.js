import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  assertExhaustive
} from "./chunk-TYL77ZLA.js";

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
  parseDuration,
  parseThreshold,
  formatLimit,
  parseTime
};
