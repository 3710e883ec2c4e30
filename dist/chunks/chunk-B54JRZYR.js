import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  VERSION
} from "./chunk-6D5X4KZW.js";
import {
  Failure,
  asThrown,
  failure,
  say
} from "./chunk-XHNRTQN2.js";

// src/app/known-failure.ts
function knownFailure(error) {
  return error instanceof Failure ? error : systemFailure(error);
}
var REFUSED = [
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "EIO",
  "EMFILE",
  "EISDIR",
  "ENOTDIR",
  "EEXIST",
  "ELOOP",
  "ENAMETOOLONG"
];
function systemFailure(error) {
  if (!(error instanceof Error && "code" in error && "syscall" in error)) return null;
  if (!REFUSED.includes(String(error.code))) return null;
  return failure(
    "system-refused",
    say`the system refused an operation on a file${asThrown(error)}`,
    say`Fix that, then run the command again. What an apply may have sent is in its journal.`
  );
}
function bugReport(error) {
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  return `This is a bug in segops ${VERSION}. Please report it with these lines:
${stack}
`;
}

export {
  knownFailure,
  bugReport
};
