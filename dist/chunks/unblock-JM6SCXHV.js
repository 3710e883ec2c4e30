import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-FGZWBR2A.js";
import {
  timeOf
} from "./chunk-2TQN3CE5.js";
import "./chunk-RVGNAGAZ.js";
import {
  underLease
} from "./chunk-S5R2WB7T.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text
} from "./chunk-P7BTPEBF.js";
import "./chunk-EADMK773.js";
import {
  NO_FILES,
  openWorkspace
} from "./chunk-6HBVPOVF.js";
import "./chunk-YNWILTFD.js";
import "./chunk-ORKPNKWZ.js";
import "./chunk-FKDK5XNF.js";
import {
  idsOf,
  keysOf
} from "./chunk-7EAUAY32.js";
import "./chunk-3VMXWVQ5.js";
import {
  showValue
} from "./chunk-Q2ZRRAHR.js";
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
