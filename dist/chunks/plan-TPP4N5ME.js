import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  hasWork,
  isRefused,
  plan,
  printPlan
} from "./chunk-F74PP2WI.js";
import "./chunk-CJ2LPZ4E.js";
import "./chunk-YRSKRLXF.js";
import "./chunk-O7FP2VNP.js";
import "./chunk-JQTDB4GG.js";
import "./chunk-BSGFOJ34.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-V42TK5PS.js";
import "./chunk-M3KD4VDD.js";
export {
  hasWork,
  isRefused,
  plan,
  printPlan
};
