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
} from "./chunk-2BNQP4NF.js";
import "./chunk-V7V7PP2J.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-HPRDQ3SW.js";
import "./chunk-6GSYNRHA.js";
import "./chunk-YNK4Z7XU.js";
import "./chunk-32MOT6IO.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-TCM6T63Z.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ZMRVVJ3A.js";
import "./chunk-AGAZTFPO.js";
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
