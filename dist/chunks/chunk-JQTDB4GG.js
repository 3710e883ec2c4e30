import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/plan/figures.ts
function count(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

export {
  count
};
