import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  VERSION
} from "./chunk-RVGNAGAZ.js";
import {
  Passcode
} from "./chunk-FKDK5XNF.js";
import {
  Failure,
  NOTHING,
  asCommand,
  asPath,
  asThrown,
  failure,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/system-failure.ts
import { dirname } from "node:path";
function systemFailure(error) {
  if (!isSystemError(error)) return null;
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  const { message, next } = refusal;
  const again = say`Then run the command again. What an apply may have sent is in its journal.`;
  return failure("system-refused", message, say`${next} ${again}`);
}
function outputFailed(error) {
  const why = isSystemError(error) && isFull(error) ? say`: the disk is full` : asThrown(error);
  return failure(
    "output-failed",
    say`the output cannot be written${why}`,
    say`Free space, or let it go elsewhere. If this was an apply, see what it did: ${asCommand("segops status")}`
  );
}
function isReaderGone({ code }) {
  return code === "EPIPE" || code === "EIO" || code === "ERR_STREAM_DESTROYED";
}
function isSystemError(error) {
  return error instanceof Error && "code" in error && "syscall" in error;
}
function isFull({ code }) {
  return code === "ENOSPC";
}
var OTHERS = ["EIO", "EMFILE", "EISDIR", "ENOTDIR", "EEXIST", "ELOOP", "ENAMETOOLONG"];
function refusalOf(error) {
  const { code = "" } = error;
  const where = placeOf(error);
  switch (code) {
    case "EACCES":
    case "EPERM":
      return {
        message: say`this user may not ${isWrite(error) ? say`write` : say`open`}${where}`,
        next: say`Give this user the right to, or work in another folder.`
      };
    case "EROFS":
      return {
        message: say`the disk is mounted for reading only, so nothing can be written${where}`,
        next: say`Mount it for writing, or work in another folder.`
      };
    case "ENOSPC":
      return { message: say`the disk is full${where}`, next: say`Free some space.` };
    case "EDQUOT":
      return {
        message: say`this user has no room left on the disk${where}`,
        next: say`Free some space, or get a larger quota.`
      };
    default:
      if (!OTHERS.includes(code)) return null;
      return {
        message: say`the system refused an operation on a file${asThrown(error)}`,
        next: say`Fix that.`
      };
  }
}
var TEMPORARY = /\.[0-9a-f]{16}\.tmp$/;
function isWrite({ syscall, path = "" }) {
  return TEMPORARY.test(path) || !["open", "scandir", "stat", "lstat"].includes(syscall ?? "");
}
function placeOf({ path }) {
  if (path === void 0) return NOTHING;
  return TEMPORARY.test(path) ? say` in the folder ${asPath(dirname(path))}` : say` ${asPath(path)}`;
}

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
  outputFailed,
  isReaderGone,
  knownFailure,
  bugReport,
  reportUncaught
};
