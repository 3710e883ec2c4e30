import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  underLease
} from "./chunk-YUGLCYOZ.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text
} from "./chunk-A6VQUJEY.js";
import "./chunk-4ZXRPTE6.js";
import {
  openWorkspace
} from "./chunk-KCBEDEXJ.js";
import "./chunk-5ANJANDV.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";
import "./chunk-KLHERKXW.js";
import {
  asCommand,
  asKey,
  failure,
  say
} from "./chunk-XHNRTQN2.js";

// src/app/unblock.ts
import { randomUUID } from "node:crypto";
function unblock(cwd, options, key) {
  const { store } = openWorkspace(cwd, options);
  const now = Date.now();
  underLease(store, now, ({ index }) => {
    const entry = index.segments.get(key);
    if (entry === void 0 || entry.blocked === null) throw notBlocked(key);
    const segments = new Map(index.segments).set(key, { ...entry, blocked: null });
    const written = { apply: `unblock-${randomUUID()}`, at: now, commit: null };
    store.commit({ ...index, serial: index.serial + 1, written, segments }, /* @__PURE__ */ new Map());
  });
}
function notBlocked(key) {
  return failure(
    "not-blocked",
    say`the segment ${asKey(key)} is not blocked`,
    say`See which segments are blocked: ${asCommand("segops status")}`
  );
}

// cmd/cli/unblock.ts
var command = cliCommand({
  description: "send changes again to a segment that was reported missing",
  takes: { key: needed(text("<key>", "key of the segment")), ...WORKSPACE },
  run: async (terminal, { key, ...workspace }) => {
    unblock(process.cwd(), workspace, key);
    terminal.out(`${showValue(key)} is not blocked any more; the next apply sends its changes.
`);
    return 0;
  }
});
export {
  command
};
