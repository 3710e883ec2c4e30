import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
} from "./chunk-DOJVQN6T.js";
import "./chunk-L6NQGAZD.js";
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
