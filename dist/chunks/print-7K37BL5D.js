import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
} from "./chunk-Q2ONG2RV.js";
import "./chunk-UQO5K7S6.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-SHJPJX2I.js";
import "./chunk-2WFUAKXZ.js";
import "./chunk-UQF3IYSO.js";
import "./chunk-LD54R26Y.js";
export {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
};
