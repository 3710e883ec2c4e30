import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  parsed
} from "./chunk-HWQPXGAV.js";
import {
  parseDelimiter,
  parseEncoding
} from "./chunk-IZEHMJH7.js";

// cmd/cli/dialect.ts
var DIALECT = {
  delimiter: parsed(
    "--delimiter <character>",
    "what separates columns, or tab; mostly recognised",
    parseDelimiter,
    "It must be one character such as ; or |, or tab."
  ),
  encoding: parsed(
    "--encoding <name>",
    "of the file, such as windows-1252 (UTF-8 and UTF-16 are recognised)",
    parseEncoding,
    "It must be a name such as windows-1252, shift_jis or euc-kr."
  )
};

export {
  DIALECT
};
