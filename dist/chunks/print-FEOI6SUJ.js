import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
} from "./chunk-KGPPGBKA.js";
import "./chunk-OYPXYF3V.js";
import "./chunk-ZFDDDZDD.js";
import "./chunk-ITW4THID.js";
import "./chunk-KPZY2IPB.js";
import "./chunk-UQF3IYSO.js";
import "./chunk-7GLC2QLK.js";
export {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
};
