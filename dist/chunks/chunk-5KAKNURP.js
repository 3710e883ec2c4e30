import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/plan/figures.ts
function count(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function plural(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export {
  count,
  plural
};
