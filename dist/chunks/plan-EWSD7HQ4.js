import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  hasWork,
  isRefused,
  plan,
  printPlan
} from "./chunk-ZFZMTO7P.js";
import "./chunk-NBPCFJOM.js";
import "./chunk-P747EMUK.js";
import "./chunk-3SBNFZBT.js";
import "./chunk-2CEBSWHE.js";
import "./chunk-QJZH3Z3V.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-VTWC36XI.js";
import "./chunk-D4UHDB6F.js";
import "./chunk-QTDPTTMT.js";
import "./chunk-V42TK5PS.js";
import "./chunk-IUXLXJNE.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-JQTDB4GG.js";
import "./chunk-M3KD4VDD.js";
export {
  hasWork,
  isRefused,
  plan,
  printPlan
};
