import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  failure
} from "./chunk-KUC5WDFF.js";

// cmd/duration.ts
var UNIT_MS = { s: 1e3, m: 6e4, h: 36e5 };
function durationOf(text) {
  const [, amount, unit] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  const factor = UNIT_MS[unit ?? ""];
  return amount === void 0 || factor === void 0 ? null : Number(amount) * factor;
}

// cmd/system-failure.ts
function systemFailure(error) {
  const refused = [
    "EACCES",
    "EPERM",
    "EROFS",
    "ENOSPC",
    "EDQUOT",
    "EIO",
    "EMFILE",
    "EISDIR",
    "ENOTDIR"
  ];
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return null;
  if (!refused.includes(String(error.code))) return null;
  return failure(
    "system-refused",
    `the system refused an operation on a file: ${error.message}`,
    "Mend that and run the command again. What an apply may have sent is in its journal."
  );
}

export {
  durationOf,
  systemFailure
};
