import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  DAY_MS
} from "./chunk-CM3TFJKA.js";

// src/clevertap/read/days.ts
function zonedTime(zone) {
  const offsetAt = offsetsOf(zone);
  const utcOf = remembered((wall) => {
    const [before, after] = [wall - offsetAt(wall - DAY_MS), wall - offsetAt(wall + DAY_MS)];
    const shows = (at) => at + offsetAt(at) === wall;
    return shows(before) || !shows(after) ? before : after;
  });
  return {
    again: (ms) => {
      const later = ms + offsetAt(ms) - offsetAt(ms + DAY_MS);
      return later > ms && offsetAt(later) === offsetAt(ms + DAY_MS) ? later : ms;
    },
    dayAt: (ms) => new Date(ms + offsetAt(ms)).toISOString().slice(0, 10),
    read: (timestamp) => {
      const wall = wallClock(timestamp);
      if (wall === null) return null;
      const quarter = wall - wall % QUARTER_MS;
      return utcOf(quarter) + (wall - quarter);
    }
  };
}
var QUARTER_MS = 9e5;
var MOST_REMEMBERED = 1e4;
function offsetsOf(zone) {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const ofQuarter = remembered((quarter) => {
    const name = format.formatToParts(quarter).find(({ type }) => type === "timeZoneName")?.value;
    const [, sign, hours = "0", minutes = "0", seconds = "0"] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name ?? "") ?? [];
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1e3;
    return sign === "-" ? -size : size;
  });
  return (ms) => ofQuarter(Math.floor(ms / QUARTER_MS) * QUARTER_MS);
}
function remembered(compute) {
  const known = /* @__PURE__ */ new Map();
  return (key) => {
    const before = known.get(key);
    if (before !== void 0) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
var TIMESTAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;
function wallClock(timestamp) {
  const [, year, month, day, hour, minute, second] = TIMESTAMP.exec(String(timestamp)) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms;
}
function wireDay(day) {
  return Number(day.replaceAll("-", ""));
}
function upTo(today, { from, to }) {
  if (from > today || from > to) return null;
  return { from, to: to < today ? to : today };
}

export {
  zonedTime,
  wireDay,
  upTo
};
