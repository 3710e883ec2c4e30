import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-UN5G6KKQ.js";
import {
  timeOf
} from "./chunk-I2I2VKSK.js";
import "./chunk-RVGNAGAZ.js";
import {
  printLines
} from "./chunk-2BNQP4NF.js";
import "./chunk-V7V7PP2J.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-HPRDQ3SW.js";
import {
  underLease
} from "./chunk-6GSYNRHA.js";
import "./chunk-YNK4Z7XU.js";
import "./chunk-32MOT6IO.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text
} from "./chunk-N5EO4VVH.js";
import {
  NO_FILES,
  openWorkspace
} from "./chunk-EU2KASEU.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import {
  idsOf,
  keysOf
} from "./chunk-TCM6T63Z.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-S7QDTAJS.js";
import {
  showValue
} from "./chunk-ZMRVVJ3A.js";
import "./chunk-AGAZTFPO.js";
import {
  asCommand,
  asKey,
  failure,
  say
} from "./chunk-I3YRI3NT.js";

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
  example: "segops unblock vip_customers",
  takes: { key: needed(text("<key>", "key of the segment")), ...WORKSPACE },
  run: async (terminal, { key, ...workspace }) => {
    await unblock(process.cwd(), workspace, key);
    const text2 = `${showValue(key)} is not blocked any more. The next apply sends its changes.`;
    printLines(terminal, [text2]);
    return 0;
  }
});
export {
  command
};
