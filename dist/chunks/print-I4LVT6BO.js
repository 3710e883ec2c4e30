import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  applyNews,
  fromStaleLock,
  printPlan,
  printProblems,
  printWarnings,
  warnOfApply
} from "./chunk-HS4AQQBE.js";
import "./chunk-62QMZ4NY.js";
import "./chunk-4VHAHS62.js";
import "./chunk-UWEDISNO.js";
import "./chunk-LUP3RJ6Z.js";
import "./chunk-FLXSAJEH.js";
import "./chunk-2LUYGXP6.js";
import "./chunk-SRIN6KD4.js";
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
