import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  appliedCommit
} from "./chunk-F2IHCJ47.js";
import {
  asCommand,
  asKey,
  failure,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/lock/repair.ts
import { randomUUID } from "node:crypto";
function writtenBy(what, index, at) {
  const written = { apply: `${what}-${randomUUID()}`, at, commit: appliedCommit(index) };
  return { serial: index.serial + 1, written };
}
function nothingToDo(why) {
  return { will: [why], question: null, perform: async () => why };
}
function unknownEntry(key) {
  return failure(
    "unknown-segment",
    say`the lockfile has no segment ${asKey(key)}`,
    say`See which it has: ${asCommand("segops status --full")}`
  );
}

export {
  writtenBy,
  nothingToDo,
  unknownEntry
};
