import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  Passcode,
  VERSION
} from "./chunk-PYDSS6W7.js";
import {
  Failure,
  asThrown,
  failure,
  say
} from "./chunk-LD54R26Y.js";

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
var SECRETS = [
  "CLEVERTAP_PASSCODE",
  "SEGOPS_REDACT_KEY",
  "INPUT_PASSCODE",
  "INPUT_REDACT-KEY",
  "INPUT_GITHUB-TOKEN"
];
function bugReport(error, { redacts, env }) {
  const words = redacts ? framesOf(error) : stackOf(error);
  const shown = SECRETS.reduce((text, name) => new Passcode(env[name] ?? "").scrub(text), words);
  return `This is a bug in segops ${VERSION}. Please report it with these lines:
${shown}
`;
}
function stackOf(error) {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
var FRAME = /^ {4}at (?:async )?(?:([\w$.#<>]+) )?(?:\[as \w+\] )?\(?(?:[^()]*\/)?([\w.-]+:\d+:\d+)\)?$/;
function framesOf(error) {
  if (!(error instanceof Error)) return "It has no stack.";
  const { name, message, stack = "" } = error;
  const at = stack.indexOf(message);
  const calls = at < 0 ? [] : stack.slice(at + message.length).split("\n");
  const frames = calls.flatMap((line) => {
    const [found, call = "anonymous", place = ""] = FRAME.exec(line) ?? [];
    return found === void 0 ? [] : [`    at ${call} (${place})`];
  });
  return [/^\w{1,40}$/.test(name) ? name : "Error", ...frames].join("\n");
}
function reportUncaught(tell) {
  process.once("uncaughtException", (error) => {
    tell(error);
    process.exit(1);
  });
}

export {
  knownFailure,
  bugReport,
  reportUncaught
};
