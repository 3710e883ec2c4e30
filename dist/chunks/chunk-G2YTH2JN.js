import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  isConnectError,
  openConnections,
  require_undici
} from "./chunk-U7NUW5TV.js";
import {
  ACCOUNT_ID_HEADER,
  PASSCODE_HEADER,
  REQUEST_TIMEOUT_MS
} from "./chunk-S7QDTAJS.js";
import {
  __toESM,
  asForeign,
  say
} from "./chunk-I3YRI3NT.js";

// src/clevertap/exchange.ts
var import_undici = __toESM(require_undici(), 1);
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

// src/clevertap/answer.ts
function readAnswer(status, text, scrub, pick = objectOf) {
  const body = pick(parse(text));
  return {
    status,
    body,
    code: codeOf(body),
    words: oneLine(wordsOf(body) ?? wordsOfPage(text), scrub),
    isPage: body === null && isPage(status, text)
  };
}
function codeOf(body) {
  return numberOf(body?.code) ?? numberOf(objectOf(body?.error)?.code);
}
function errorWords(body, text, scrub) {
  const page = text.trimStart().startsWith("<") ? wordsOfPage(text.slice(0, MAX_ANSWER_BYTES)) : "";
  return oneLine(wordsOf(body) ?? (body === null ? page : ""), scrub);
}
function isPage(status, text) {
  const start = text.trimStart().charAt(0);
  const isSuccess = status >= 200 && status < 300;
  if (!isSuccess || start === "<") return start === "<";
  return !/^[[{]?$/.test(start) && !UNREAD.has(text) && !isJson(text);
}
function isJson(text) {
  return text.trim() === "null" || parse(text) !== null;
}
var MAX_ANSWER_BYTES = 64 * 1024;
var TOO_LONG = `more than ${MAX_ANSWER_BYTES / 1024} KiB`;
var UNREADABLE = "a compressed answer that cannot be read";
var UNREAD = /* @__PURE__ */ new Set([TOO_LONG, UNREADABLE]);
function wordsOfPage(text) {
  if (!text.trimStart().startsWith("<")) return text;
  const [, title = ""] = /<title[^>]*>([^<]{1,500})</i.exec(text) ?? [];
  return title.trim() === "" ? text.replace(/<[^>]{0,1000}>/g, " ").replace(/\s+/g, " ") : title;
}
function objectOf(value) {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? value : null;
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
function numberOf(value) {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : null;
}
function wordsOf(body) {
  const words = [body?.error, objectOf(body?.error)?.message, body?.message];
  return words.find((word) => typeof word === "string") ?? null;
}
var MOST_WORDS = 200;
function oneLine(words, scrub) {
  const clean = scrub(scrub(words).replace(/[\p{Cc}\p{Cf}]+/gu, " ")).trim();
  return clean.length > MOST_WORDS ? `${clean.slice(0, MOST_WORDS)}\u2026` : clean;
}

// src/clevertap/exchange.ts
var CONNECT_TIMEOUT_MS = 1e4;
function openExchanges(options) {
  const { origin, inFlight, env, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, timeoutMs / 2);
  return openConnections({ origin, inFlight, connectTimeoutMs, env });
}
async function exchange(dispatcher, access, { method, path, body, maxBytes, stop }) {
  const { origin, accountId, passcode, userAgent, timeoutMs = REQUEST_TIMEOUT_MS } = access;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop === void 0 ? timeout : AbortSignal.any([timeout, stop]);
  try {
    const request = dispatcher.request({
      origin,
      path,
      method,
      headers: {
        [ACCOUNT_ID_HEADER]: accountId,
        [PASSCODE_HEADER]: passcode.reveal(),
        "Content-Type": "application/json",
        "User-Agent": userAgent
      },
      body,
      signal
    });
    const answer = await Promise.race([request, endOf(signal)]);
    const { statusCode: status, headers } = answer;
    const coding = String(headers["content-encoding"] ?? "");
    const text = textOf(await readBytes(answer.body, maxBytes), coding, maxBytes);
    return { kind: "answered", status, headers, text };
  } catch (error) {
    return readError(error, timeout.aborted, timeoutMs, passcode);
  }
}
function endOf(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
async function readBytes(body, maxBytes) {
  const pieces = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(pieces);
}
var CODINGS = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync
};
var LESS_THAN = 60;
function textOf(bytes, coding, maxBytes) {
  const name = coding.trim().toLowerCase();
  if (bytes.length > maxBytes) return bytes[0] === LESS_THAN ? bytes.toString() : TOO_LONG;
  if (name === "" || name === "identity") return bytes.toString();
  const decode = CODINGS[name];
  try {
    return decode === void 0 ? UNREADABLE : decode(bytes, { maxOutputLength: maxBytes }).toString();
  } catch {
    return UNREADABLE;
  }
}
function readError(error, timedOut, timeoutMs, passcode) {
  const words = asForeign(passcode.scrub(error instanceof Error ? error.message : String(error)));
  if (error instanceof import_undici.errors.InvalidArgumentError) {
    return { kind: "unsent", said: say`no such request can be made${words}`, isOurs: true };
  }
  if (isConnectError(error)) return { kind: "unsent", said: say`no connection${words}` };
  if (timedOut) {
    return { kind: "ambiguous", timedOut, said: say`no answer within ${timeoutMs / 1e3} s` };
  }
  return { kind: "ambiguous", timedOut, said: say`the connection broke${words}` };
}

export {
  readAnswer,
  codeOf,
  errorWords,
  MAX_ANSWER_BYTES,
  TOO_LONG,
  objectOf,
  parse,
  openExchanges,
  exchange
};
