import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  failureCode
} from "./chunk-I3YRI3NT.js";

// src/lock/read-again.ts
async function readAgain(store, work) {
  let last = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!LOST.test(failureCode(error) ?? "") || attempt === TRIES) throw error;
      const { digest } = await store.read();
      if (digest === last) throw error;
      last = digest;
    }
  }
}
var TRIES = 5;
var LOST = /^(lock-damaged|journal-missing|journal-of-another-lock)$/;

export {
  readAgain
};
