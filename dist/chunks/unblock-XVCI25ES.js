import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  writtenBy
} from "./chunk-NKGXK2UL.js";
import {
  timeOf
} from "./chunk-ZZMI4N4C.js";
import "./chunk-RVGNAGAZ.js";
import {
  printLines
} from "./chunk-L7DEOO2F.js";
import "./chunk-UAPV7755.js";
import "./chunk-KPHRFLCA.js";
import "./chunk-GEQSP74U.js";
import {
  underLease
} from "./chunk-2VZNV34P.js";
import "./chunk-WVZGLM5H.js";
import "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  cliCommand,
  needed,
  text
} from "./chunk-HWQPXGAV.js";
import {
  openWorkspace
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import "./chunk-MIVGNW6U.js";
import {
  NO_FILES,
  idsOf,
  keysOf
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import {
  showValue
} from "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
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
