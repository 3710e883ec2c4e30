import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  emptyIndex,
  openWorkspace,
  planWorkspace
} from "./chunk-PZONBIZ4.js";

// src/app/validate.ts
function checkSources(cwd, options) {
  const workspace = openWorkspace(cwd, options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const lock = { index, fetchChunks: async () => NO_CHUNKS, readPart: noFile };
  return planWorkspace(workspace, lock, Date.now(), null);
}
var NO_CHUNKS = { read: noFile, close: () => void 0 };
function noFile() {
  throw new Error("an empty lockfile names no file");
}

export {
  checkSources
};
