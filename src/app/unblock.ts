import { failure } from '../failure.ts';
import { idsOf, keysOf } from '../lock/lock-index.ts';
import { underLease } from '../lock/recover.ts';
import { NO_FILES } from '../lock/store/store.ts';
import { asCommand, asKey, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { writtenBy } from './lock/repair.ts';
import { timeOf } from './time.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/**
 * Lifts the block of a segment that CleverTap had reported missing or mismatched. Sends nothing.
 * Throws a Failure.
 */
export async function unblock(
  cwd: string,
  options: WorkspaceOptions,
  key: SegmentKey,
): Promise<void> {
  const { config, store } = openWorkspace(cwd, options);
  await underLease(store, timeOf(config, options), async (index, at) => {
    const entry = index.segments.get(key);
    if (entry === undefined || entry.blocked === null) throw notBlocked(key);
    const ids = keysOf(idsOf(entry.blocked));
    const refused = entry.refused.filter((id) => !ids.includes(id));
    const segments = new Map(index.segments).set(key, { ...entry, blocked: null, refused });
    await store.swap({ ...index, ...writtenBy('unblock', index, at), segments }, NO_FILES);
  });
}

function notBlocked(key: SegmentKey): Error {
  return failure(
    'not-blocked',
    say`the segment ${asKey(key)} is not blocked`,
    say`See which segments are blocked: ${asCommand('segops status')}`,
  );
}
