import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printLines,
  printPlan,
  printProblems,
  printWarnings,
  warnOfApply
} from "./chunk-B4GCK6IQ.js";
import "./chunk-SNF3DRZ2.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-SVOZHWB7.js";
import "./chunk-TPVKZIBQ.js";
import "./chunk-HMQNCVZS.js";
import "./chunk-QN33SNC3.js";
import "./chunk-H6HKRWEF.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-3UPI5BAQ.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-6ACHZHHB.js";
import "./chunk-AGAZTFPO.js";
import "./chunk-I3YRI3NT.js";
export {
  applyNews,
  fromStaleLock,
  printLines,
  printPlan,
  printProblems,
  printWarnings,
  warnOfApply
};
