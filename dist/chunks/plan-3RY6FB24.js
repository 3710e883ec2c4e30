import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  plan,
  printPlan,
  warnOfJournal
} from "./chunk-QXTP2UO2.js";
import "./chunk-A5QN3E4R.js";
import "./chunk-VNRQTU2O.js";
import "./chunk-3SBNFZBT.js";
import "./chunk-25ONBCDT.js";
import "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import "./chunk-6CN43SSV.js";
import "./chunk-PF7F42SB.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-KUC5WDFF.js";
import "./chunk-S7ZG5ZGY.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";
export {
  plan,
  printPlan,
  warnOfJournal
};
