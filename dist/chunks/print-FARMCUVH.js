import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfApply
} from "./chunk-5RXJ7UZK.js";
import "./chunk-2R755QZN.js";
import "./chunk-CY3R5KEW.js";
import "./chunk-S5R2WB7T.js";
import "./chunk-LUP3RJ6Z.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-2LUYGXP6.js";
import "./chunk-7EAUAY32.js";
import "./chunk-3VMXWVQ5.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-LD54R26Y.js";
export {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfApply
};
