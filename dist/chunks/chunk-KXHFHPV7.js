import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/clevertap/origins.ts
var REGIONS = ["in1", "sg1", "us1", "aps3", "mec1", "eu1"];
function originOf(region) {
  return `https://${region}.api.clevertap.com`;
}
function isLoopbackHost(host) {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
function parseOrigin(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return { ok: false, message: "it is not a URL" };
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return { ok: false, message: "it must start with http:// or https://" };
  }
  if (url.username !== "" || url.password !== "") {
    return { ok: false, message: "it must hold no user name or password" };
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return { ok: false, message: "it must end after the host and port" };
  }
  if (url.protocol === "http:" && !isLoopbackHost(url.hostname)) {
    return {
      ok: false,
      message: "beyond this machine it must be https, or the passcode is readable"
    };
  }
  return { ok: true, origin: url.origin };
}

export {
  REGIONS,
  originOf,
  parseOrigin
};
