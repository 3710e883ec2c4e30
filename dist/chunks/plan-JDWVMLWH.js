import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  isRefused,
  plan,
  printPlan,
  sends
} from "./chunk-KKLS3HY3.js";
import "./chunk-3SBNFZBT.js";
import "./chunk-44HLLDE3.js";
import "./chunk-XKRANX5O.js";
import "./chunk-VAYVGCRW.js";
import "./chunk-Z2HQJNF3.js";
import "./chunk-MHFK2JMF.js";
import "./chunk-FXDWGYJT.js";
import "./chunk-PF7F42SB.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-VKG76XD5.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-2TC7VBOE.js";
import "./chunk-V42TK5PS.js";
import "./chunk-S7ZG5ZGY.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";
export {
  isRefused,
  plan,
  printPlan,
  sends
};
