import { emptyIndex } from '../lock/lock-index.ts';
import type { Problem } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace, planWorkspace } from './workspace.ts';

/** Reads everything that manifests name, against an empty lock. Throws InvalidSources. */
export function checkSources(
  cwd: string,
  options: WorkspaceOptions,
): { plan: Plan; warnings: readonly Problem[] } {
  const workspace = openWorkspace(cwd, options);
  const index = emptyIndex(workspace.config.lock.lineage);
  const { readChunk, readPart } = workspace.store;
  const lock = { index, readChunk, readPart };
  return planWorkspace(workspace, lock, Date.now(), null);
}
