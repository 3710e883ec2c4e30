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
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import "./chunk-MIVGNW6U.js";
import "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
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
