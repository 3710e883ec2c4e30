import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  emptyIndex,
  openWorkspace,
  planWorkspace
} from "./chunk-TSFBCUIM.js";

// src/app/validate.ts
function checkSources(cwd, options) {
  const workspace = openWorkspace(cwd, options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const { fetchChunks, readPart } = workspace.store;
  const lock = { index, fetchChunks, readPart };
  return planWorkspace(workspace, lock, Date.now(), null);
}

export {
  checkSources
};
