import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  printProblems,
  printWarnings
} from "./chunk-CJ2LPZ4E.js";
import "./chunk-JQTDB4GG.js";
import "./chunk-M3KD4VDD.js";
export {
  printProblems,
  printWarnings
};
