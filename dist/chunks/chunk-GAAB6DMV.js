import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
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
  const why = whyOf(error);
  return failure(
    "output-failed",
    say`the output cannot be written${why}`,
    say`Free space, or let it go elsewhere. If this was an apply, see what it did: ${asCommand("segops status")}`
  );
}
var REASONS = /* @__PURE__ */ new Map([
  ["ENOENT", say`: there is no such file or folder`],
  ["ENOTDIR", say`: a part of its path is not a folder`],
  ["EISDIR", say`: it is a folder`],
  ["EACCES", say`: this user may not`],
  ["EPERM", say`: this user may not`],
  ["EROFS", say`: the disk is mounted for reading only`],
  ["ENOSPC", say`: the disk is full`]
]);
function whyOf(error) {
  return (isSystemError(error) ? REASONS.get(error.code) : void 0) ?? asThrown(error);
}
function isReaderGone({ code }) {
  return code === "EPIPE" || code === "EIO" || code === "ERR_STREAM_DESTROYED";
}
function isSystemError(error) {
  return error instanceof Error && "code" in error && "syscall" in error;
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
    case "ENOENT":
      if (error.syscall !== "open") return null;
      return {
        message: say`a file is gone that was there a moment ago:${where}`,
        next: say`Write files beside their place and rename them, so that none is missing while segops reads.`
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

export {
  systemFailure,
  outputFailed,
  whyOf,
  isReaderGone
};
