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
} from "./chunk-DIK4YP7F.js";
import "./chunk-XVD3TND2.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-LQJUFBVE.js";
import "./chunk-A5KLZEUN.js";
import "./chunk-E2IEATHZ.js";
import "./chunk-WIPORBPI.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-OD5FZA7Q.js";
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
