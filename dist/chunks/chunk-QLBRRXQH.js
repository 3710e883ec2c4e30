import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/files/code.ts
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

export {
  codeOf
};
