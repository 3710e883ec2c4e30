import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  VERSION
} from "./chunk-RVGNAGAZ.js";
import {
  systemFailure
} from "./chunk-GAAB6DMV.js";
import {
  Passcode
} from "./chunk-FKDK5XNF.js";
import {
  Failure
} from "./chunk-I3YRI3NT.js";

// src/app/known-failure.ts
function knownFailure(error) {
  return error instanceof Failure ? error : systemFailure(error);
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
