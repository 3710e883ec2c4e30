import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  guardCode
} from "./chunk-KPHRFLCA.js";
import {
  openListOf,
  openWorkspace,
  planWorkspace
} from "./chunk-IZEHMJH7.js";
import {
  emptyIndex
} from "./chunk-F2IHCJ47.js";
import {
  asCommand,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/validate.ts
async function checkSources(cwd, options, format = null) {
  const workspace = openWorkspace(cwd, { ...options, checksLists: true });
  const { manifests } = workspace;
  const config = { ...workspace.config, onRefusal: "all" };
  const index = emptyIndex(config.lock.lineage);
  const lock = { index, fetchChunks: async () => NO_CHUNKS, readPart: noFile };
  const planned = await planWorkspace(
    { ...workspace, config },
    lock,
    Date.now(),
    null,
    openListOf,
    null,
    { format }
  );
  const places = placesOf(manifests, config.file);
  const warnings = [...planned.warnings, ...planWarnings(planned.plan, places)];
  return { ...planned, warnings };
}
var NOTICES = /* @__PURE__ */ new Set(["waiver-ended", "waiver-too-long", "rule-broken"]);
var GUARDS = /* @__PURE__ */ new Set(["max_age", "expect_rows", "checksum", "assert"]);
function placesOf(manifests, config) {
  const files = new Map(manifests.map(({ key, place }) => [key, place.file]));
  return (segment) => ({ place: { file: (segment && files.get(segment)) ?? config } });
}
function planWarnings({ notices, guards }, placeOf) {
  const told = notices.flatMap(({ code, segment, message, next }) => {
    if (!NOTICES.has(code)) return [];
    return [{ severity: "warning", code, message, ...placeOf(segment), next: next ?? SEE_PLAN }];
  });
  const refused = guards.flatMap(({ guard, segment, verdict, message, place }) => {
    if (verdict !== "refuse" || !GUARDS.has(guard)) return [];
    const code = guardCode(guard);
    const why = say`an apply would refuse this: ${message}`;
    return [
      {
        severity: "warning",
        code,
        message: why,
        ...place ? { place } : placeOf(segment),
        next: place ? SEE_PLAN : SEE_PERMIT
      }
    ];
  });
  return [...told, ...refused];
}
var SEE_PLAN = say`See what a plan makes of it: ${asCommand("segops plan")}`;
var SEE_PERMIT = say`Fix the list, or see what would allow it: ${asCommand("segops plan")}`;
var NO_CHUNKS = { read: noFile, close: () => void 0 };
function noFile() {
  throw new Error("an empty lockfile names no file");
}

export {
  checkSources
};
