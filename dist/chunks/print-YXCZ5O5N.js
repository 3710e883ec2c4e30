import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
} from "./chunk-TZUE65JY.js";
import "./chunk-QQVCYHQX.js";
import "./chunk-XSRXN2TG.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-KLHERKXW.js";
import "./chunk-XHNRTQN2.js";
export {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
};
