import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  hasWork,
  isRefused,
  plan,
  printPlan
} from "./chunk-V6KXALFV.js";
import "./chunk-JR6W5M4M.js";
import "./chunk-3SBNFZBT.js";
import "./chunk-XSE6QRKP.js";
import "./chunk-QWR2GRWB.js";
import "./chunk-KGOYDTIK.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-TQAR4E67.js";
import "./chunk-V42TK5PS.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-JQTDB4GG.js";
import "./chunk-M3KD4VDD.js";
export {
  hasWork,
  isRefused,
  plan,
  printPlan
};
