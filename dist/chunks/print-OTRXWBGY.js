import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
} from "./chunk-YPWG22N2.js";
import "./chunk-53KCCCAO.js";
import "./chunk-2ZYTVS4H.js";
import "./chunk-KMQELXGG.js";
import "./chunk-UXC6VYVC.js";
import "./chunk-XHNRTQN2.js";
export {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfJournal
};
