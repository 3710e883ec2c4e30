import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  recover
} from "./chunk-25ONBCDT.js";
import {
  openWorkspace
} from "./chunk-ON6FUD2G.js";
import "./chunk-2LTO4CMX.js";
import "./chunk-X6H2OCUA.js";
import "./chunk-UFL46SIY.js";
import "./chunk-D4UHDB6F.js";
import {
  failure
} from "./chunk-KUC5WDFF.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-5KAKNURP.js";
import "./chunk-M3KD4VDD.js";

// cmd/commands/unblock.ts
import { randomUUID } from "node:crypto";
function unblock(terminal, key, options) {
  const { store } = openWorkspace(process.cwd(), options);
  const now = Date.now();
  const hold = store.hold(now);
  try {
    const { index } = recover(store, now);
    const entry = index.segments.get(key);
    if (entry === void 0 || entry.blocked === null) throw notBlocked(key);
    const segments = new Map(index.segments).set(key, { ...entry, blocked: null });
    const written = { apply: `unblock-${randomUUID()}`, at: now, commit: null };
    store.commit({ ...index, serial: index.serial + 1, written, segments }, /* @__PURE__ */ new Map());
    terminal.out(`${showValue(key)} is not blocked any more; the next apply sends its changes.
`);
    return 0;
  } finally {
    hold.release();
  }
}
function notBlocked(key) {
  return failure(
    "not-blocked",
    `the segment ${key} is not blocked`,
    "See `segops plan` for the segments that are."
  );
}
export {
  unblock
};
