import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  isConnectError,
  openConnections,
  require_undici
} from "./chunk-65SUGBNJ.js";
import {
  ACCOUNT_ID_HEADER,
  CREATE_SEGMENT_PATH,
  PASSCODE_HEADER,
  REQUEST_TIMEOUT_MS,
  UPDATE_SEGMENT_PATH
} from "./chunk-3VMXWVQ5.js";
import {
  __toESM,
  asForeign,
  say
} from "./chunk-LD54R26Y.js";

// src/clevertap/client.ts
var import_undici = __toESM(require_undici(), 1);
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

// src/clevertap/answer.ts
function readAnswer(status, text, scrub, pick = objectOf) {
  const body = pick(parse(text));
  const nested = objectOf(body?.error);
  return {
    status,
    body,
    code: numberOf(body?.code) ?? numberOf(nested?.code),
    words: oneLine(wordsOf(body, nested) ?? wordsOfPage(text), scrub),
    isPage: body === null && isPage(status, text)
  };
}
function isPage(status, text) {
  const start = text.trimStart().charAt(0);
  const isSuccess2 = status >= 200 && status < 300;
  if (!isSuccess2 || start === "<") return start === "<";
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
function wordsOf(body, nested) {
  const words = [body?.error, nested?.message, body?.message];
  return words.find((word) => typeof word === "string") ?? null;
}
var MOST_WORDS = 200;
function oneLine(words, scrub) {
  const clean = scrub(scrub(words).replace(/[\p{Cc}\p{Cf}]+/gu, " ")).trim();
  return clean.length > MOST_WORDS ? `${clean.slice(0, MOST_WORDS)}\u2026` : clean;
}

// src/clevertap/outcomes.ts
function readUpdateAnswer(status, text, scrub) {
  const answer = readAnswer(status, text, scrub);
  if (isSuccess(status) && answer.body?.success === true && !contradictsItself(answer)) {
    return { kind: "accepted" };
  }
  return refusalOf(answer) ?? unclear(answer);
}
function readCreateAnswer(status, text, scrub) {
  const answer = readAnswer(status, text, scrub, createdItem);
  if (isSuccess(status) && saysCreated(answer.body) && !contradictsItself(answer)) {
    return { kind: "created" };
  }
  const refusal = refusalOf(answer);
  const mayExist = status < 500 && (refusal === null || isAboutParameters(refusal));
  if (mayExist && isCleverTapShaped(answer.body) && TAKEN.test(answer.words)) {
    return { kind: "exists", said: answered(answer) };
  }
  return refusal ?? unclear(answer);
}
var TAKEN = /already|\bexists\b|duplicate|unique/i;
function isAboutParameters(refusal) {
  return refusal.kind === "rejected" && refusal.reason === "parameters";
}
function createdItem(json) {
  if (Array.isArray(json)) return json.length === 1 ? objectOf(json[0]) : null;
  const body = objectOf(json);
  if (body === null) return null;
  if (Array.isArray(body.segments)) return createdItem(body.segments);
  const [only, ...others] = Object.entries(body);
  if (only === void 0 || others.length > 0 || only[0] === "error") return body;
  return objectOf(only[1]) ?? body;
}
function saysCreated(item) {
  if (item === null) return false;
  const hasId = ["id", "segment_id", "ct_segment_id"].some((name) => name in item);
  return saysSuccess(item) || hasId;
}
var REFUSALS = /* @__PURE__ */ new Map([
  [100, "limit"],
  [400, "parameters"],
  [401, "unauthorised"],
  [403, "forbidden"],
  [429, "rate"]
]);
function refusalOf(answer) {
  const { status, body, code } = answer;
  if (body !== null && saysSuccess(body)) return null;
  const reason = REFUSALS.get(code ?? status) ?? (isUnknown(code) ? ofStatus(status) : void 0);
  if (reason === void 0) return null;
  const said = answered(answer);
  if (reason === "unauthorised") return { kind: "unauthorised", said };
  if (reason === "forbidden") return { kind: "unauthorised", isForbidden: true, said };
  if (reason === "parameters" && !isCleverTapShaped(body)) return null;
  return { kind: "rejected", reason, said };
}
function isUnknown(code) {
  return code === null || code < 500;
}
function ofStatus(status) {
  const isRedirect = status >= 300 && status < 400;
  return isRedirect || status === 404 || status === 405 ? "address" : REFUSALS.get(status);
}
function isCleverTapShaped(body) {
  return body !== null && (body.status === "fail" || "error" in body || body.success === false);
}
function saysSuccess(body) {
  return body.success === true || body.status === "success";
}
function contradictsItself({ body, code }) {
  if (body?.status === "fail" || body?.success === false) return true;
  return code !== null && code !== 0 && !isSuccess(code);
}
function unclear(answer) {
  const page = answer.status < 500 ? "final" : "passing";
  const shown = answer.isPage ? { page } : {};
  return { kind: "ambiguous", timedOut: false, ...shown, said: answered(answer) };
}
function answered({ status, words }) {
  return say`CleverTap answered ${status}${asForeign(words)}`;
}
function isSuccess(status) {
  return status >= 200 && status < 300;
}

// src/clevertap/client.ts
var CONNECT_TIMEOUT_MS = 1e4;
function createClient(options) {
  const { origin, inFlight, env, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, timeoutMs / 2);
  const dispatcher = openConnections({ origin, inFlight, connectTimeoutMs, env });
  let broken = null;
  const call = async (path, body, read) => {
    if (broken !== null) return broken;
    const outcome = await post(dispatcher, options, path, JSON.stringify(body), read);
    if (isOurs(outcome)) broken = outcome;
    return outcome;
  };
  return {
    updateSegment: (body) => call(UPDATE_SEGMENT_PATH, body, readUpdateAnswer),
    createSegment: (item) => call(CREATE_SEGMENT_PATH, [item], readCreateAnswer),
    close: () => dispatcher.destroy()
  };
}
function isOurs(outcome) {
  return typeof outcome === "object" && outcome !== null && "isOurs" in outcome;
}
async function post(dispatcher, options, path, body, read) {
  const { origin, accountId, passcode, userAgent, timeoutMs = REQUEST_TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const scrub = (text) => passcode.scrub(text);
  try {
    const request = dispatcher.request({
      origin,
      path,
      method: "POST",
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
    const coding = String(answer.headers["content-encoding"] ?? "");
    const text = textOf(await readBytes(answer.body), coding);
    return read(answer.statusCode, text, scrub);
  } catch (error) {
    return readError(error, signal.aborted, timeoutMs, passcode);
  }
}
function endOf(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
async function readBytes(body) {
  const pieces = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > MAX_ANSWER_BYTES) break;
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
function textOf(bytes, coding) {
  const name = coding.trim().toLowerCase();
  if (bytes.length > MAX_ANSWER_BYTES) return bytes[0] === LESS_THAN ? bytes.toString() : TOO_LONG;
  if (name === "" || name === "identity") return bytes.toString();
  const decode = CODINGS[name];
  try {
    return decode === void 0 ? UNREADABLE : decode(bytes, { maxOutputLength: MAX_ANSWER_BYTES }).toString();
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
  createClient
};
