import { emptyIndex } from '../lock/lock-index.ts';
import type { LocalChunks } from '../lock/locked-segment.ts';
import type { PlannedWorkspace, WorkspaceOptions } from './workspace.ts';
import { openWorkspace, planWorkspace } from './workspace.ts';

/** Reads everything that manifests name, against an empty lock. Throws InvalidSources. */
export function checkSources(cwd: string, options: WorkspaceOptions): Promise<PlannedWorkspace> {
  const workspace = openWorkspace(cwd, options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const lock = { index, fetchChunks: async () => NO_CHUNKS, readPart: noFile };
  return planWorkspace(workspace, lock, Date.now(), null);
}

/** The store is left alone: a lock branch would have to be fetched, and an empty index names nothing. */
const NO_CHUNKS: LocalChunks = { read: noFile, close: () => undefined };

function noFile(): never {
  throw new Error('an empty lockfile names no file');
}
