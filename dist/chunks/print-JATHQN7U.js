import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
} from "./chunk-AGV43DI4.js";
import "./chunk-XIBIOTO6.js";
import "./chunk-SD3CTCHS.js";
import "./chunk-SWMGWZL5.js";
import "./chunk-UXC6VYVC.js";
import "./chunk-RD5JWBDC.js";
export {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
};
