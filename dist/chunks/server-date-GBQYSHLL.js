import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  openConnections
} from "./chunk-U7NUW5TV.js";
import "./chunk-AZRYA54M.js";
import {
  asForeign,
  say
} from "./chunk-I3YRI3NT.js";

// src/clevertap/server-date.ts
var TIMEOUT_MS = 1e4;
async function askServerDate(question) {
  const { origin, env, now, timeoutMs = TIMEOUT_MS } = question;
  const connectTimeoutMs = timeoutMs / 2;
  const dispatcher = openConnections({ origin, inFlight: 1, connectTimeoutMs, env });
  const signal = AbortSignal.timeout(timeoutMs);
  const sentAt = now();
  try {
    const headers = await head(dispatcher, question, signal);
    return readDate(headers, sentAt, now());
  } catch (error) {
    if (signal.aborted) return unknown(say`no answer within ${timeoutMs / 1e3} s`);
    return unknown(say`no answer${asForeign(error instanceof Error ? error.message : "")}`);
  } finally {
    await dispatcher.destroy();
  }
}
async function head(dispatcher, { origin, userAgent }, signal) {
  const { headers, body } = await dispatcher.request({
    origin,
    path: "/",
    method: "HEAD",
    headers: { "Cache-Control": "no-cache", Pragma: "no-cache", "User-Agent": userAgent },
    signal
  });
  body.on("error", () => void 0);
  return headers;
}
function readDate({ date, age = "0" }, sentAt, receivedAt) {
  if (age !== "0") return unknown(say`the answer came from a cache`);
  if (date === void 0) return unknown(say`the answer has no Date`);
  const ms = typeof date === "string" ? parseDate(date) : null;
  if (ms === null) return unknown(say`the Date of the answer cannot be read`);
  return { kind: "seen", date: ms, sentAt, receivedAt };
}
function parseDate(text) {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toUTCString() === text ? ms : null;
}
function unknown(why) {
  return { kind: "unknown", why };
}
export {
  askServerDate
};
