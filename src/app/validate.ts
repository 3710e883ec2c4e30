import { emptyIndex } from '../lock/lock-index.ts';
import type { PlannedWorkspace, WorkspaceOptions } from './workspace.ts';
import { openWorkspace, planWorkspace } from './workspace.ts';

/** Reads everything that manifests name, against an empty lock. Throws InvalidSources. */
export function checkSources(cwd: string, options: WorkspaceOptions): Promise<PlannedWorkspace> {
  const workspace = openWorkspace(cwd, options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const { fetchChunks, readPart } = workspace.store;
  const lock = { index, fetchChunks, readPart };
  return planWorkspace(workspace, lock, Date.now(), null);
}
