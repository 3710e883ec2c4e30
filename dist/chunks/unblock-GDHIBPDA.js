import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-L3V7XPA4.js";
import {
  timeOf
} from "./chunk-VCEH43CW.js";
import {
  underLease
} from "./chunk-XKBRT7GV.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text
} from "./chunk-PP3OPF5J.js";
import "./chunk-EADMK773.js";
import {
  NO_FILES,
  idsOf,
  keysOf,
  openWorkspace
} from "./chunk-IBQPRAXU.js";
import "./chunk-HG65ZRO3.js";
import "./chunk-PYDSS6W7.js";
import {
  showValue
} from "./chunk-2WFUAKXZ.js";
import "./chunk-UQF3IYSO.js";
import {
  asCommand,
  asKey,
  failure,
  say
} from "./chunk-LD54R26Y.js";

// src/app/unblock.ts
async function unblock(cwd, options, key) {
  const { config, store } = openWorkspace(cwd, options);
  await underLease(store, timeOf(config, options), async (index, at) => {
    const entry = index.segments.get(key);
    if (entry === void 0 || entry.blocked === null) throw notBlocked(key);
    const ids = keysOf(idsOf(entry.blocked));
    const refused = entry.refused.filter((id) => !ids.includes(id));
    const segments = new Map(index.segments).set(key, { ...entry, blocked: null, refused });
    await store.swap({ ...index, ...writtenBy("unblock", index, at), segments }, NO_FILES);
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
    await unblock(process.cwd(), workspace, key);
    terminal.out(`${showValue(key)} is not blocked any more; the next apply sends its changes.
`);
    return 0;
  }
});
export {
  command
};
