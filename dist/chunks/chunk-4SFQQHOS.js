import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  openWorkspace,
  planWorkspace
} from "./chunk-ON6FUD2G.js";
import {
  emptyIndex
} from "./chunk-2LTO4CMX.js";

// cmd/check-sources.ts
function checkSources(cwd, options) {
  const workspace = openWorkspace(cwd, options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const { readChunk, readPart } = workspace.store;
  const lock = { index, readChunk, readPart };
  return planWorkspace(workspace, lock, Date.now(), null);
}

export {
  checkSources
};
