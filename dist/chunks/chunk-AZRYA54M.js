import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  say
} from "./chunk-I3YRI3NT.js";

// src/config/origins.ts
var REGIONS = ["in1", "sg1", "us1", "aps3", "mec1", "eu1", "sk1"];
function isRegion(text) {
  return /^[a-z]{2,4}\d{1,2}$/.test(text);
}
function originOf(region) {
  return `https://${region}.api.clevertap.com`;
}
function parseOrigin(text) {
  return parse(
    text,
    ({ protocol }) => protocol === "https:" ? null : say`is not https: the passcode could be read on its way`
  );
}
function parseLoopback(text) {
  return parse(text, () => say`is not a loopback address`);
}
function parse(text, whyNotBeyond) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { ok: false, why: say`is not an http or https URL` };
  }
  if (url.username !== "" || url.password !== "") {
    return { ok: false, why: say`contains a user name or password` };
  }
  const why = isLoopback(url) ? null : whyNotBeyond(url);
  if (why !== null) return { ok: false, why };
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return { ok: false, why: say`has more than an origin` };
  }
  return { ok: true, origin: url.origin };
}
function isLoopback({ hostname }) {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

export {
  REGIONS,
  isRegion,
  originOf,
  parseOrigin,
  parseLoopback,
  isLoopback
};
