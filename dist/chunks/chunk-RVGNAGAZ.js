import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/app/version.ts
var VERSION = true ? "0.1.0" : "0.0.0-source";
var USER_AGENT = `segops/${VERSION}`;

export {
  VERSION,
  USER_AGENT
};
