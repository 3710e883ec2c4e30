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
} from "./chunk-4HDITZ3L.js";
import "./chunk-XXGGJBGP.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-SJ5DPRUU.js";
import "./chunk-AQMD42SM.js";
import "./chunk-KZZ6OHAS.js";
import "./chunk-WIPORBPI.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-UIXNXT6J.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-TYL77ZLA.js";
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
