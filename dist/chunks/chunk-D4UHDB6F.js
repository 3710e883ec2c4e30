import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/model.ts
function assertExhaustive(value) {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

export {
  assertExhaustive
};
