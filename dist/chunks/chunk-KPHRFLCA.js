import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/codes.ts
function guardCode(guard) {
  return `guard-${guard.replaceAll("_", "-")}`;
}

export {
  guardCode
};
