import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  MAX_ANSWER_BYTES,
  exchange,
  objectOf,
  openExchanges,
  readAnswer
} from "./chunk-G2YTH2JN.js";
import {
  CREATE_SEGMENT_PATH,
  UPDATE_SEGMENT_PATH
} from "./chunk-S7QDTAJS.js";
import {
  asForeign,
  say
} from "./chunk-I3YRI3NT.js";

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
function createClient(options) {
  const dispatcher = openExchanges(options);
  let broken = null;
  const call = async (path, body, read) => {
    if (broken !== null) return broken;
    const request = { method: "POST", path, body: JSON.stringify(body) };
    const got = await exchange(dispatcher, options, { ...request, maxBytes: MAX_ANSWER_BYTES });
    if (got.kind === "answered") {
      return read(got.status, got.text, (text) => options.passcode.scrub(text));
    }
    if (got.kind === "unsent" && got.isOurs === true) broken = got;
    return got;
  };
  return {
    updateSegment: (body) => call(UPDATE_SEGMENT_PATH, body, readUpdateAnswer),
    createSegment: (item) => call(CREATE_SEGMENT_PATH, [item], readCreateAnswer),
    close: () => dispatcher.destroy()
  };
}

export {
  createClient
};
