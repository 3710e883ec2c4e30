import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  printProblems,
  printWarnings
} from "./chunk-NBPCFJOM.js";
import "./chunk-AVVTGAVE.js";
import "./chunk-IUXLXJNE.js";
import "./chunk-Q2ZRRAHR.js";
import "./chunk-JQTDB4GG.js";
import "./chunk-M3KD4VDD.js";
export {
  printProblems,
  printWarnings
};
