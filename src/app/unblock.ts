import { randomUUID } from 'node:crypto';
import { failure } from '../failure.ts';
import { underLease } from '../lock/recover.ts';
import { asCommand, asKey, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

/**
 * Lifts the block of a segment that CleverTap had reported missing or mismatched. Sends nothing.
 * Throws a Failure.
 */
export function unblock(cwd: string, options: WorkspaceOptions, key: SegmentKey): void {
  const { store } = openWorkspace(cwd, options);
  const now = Date.now();
  underLease(store, now, ({ index }) => {
    const entry = index.segments.get(key);
    if (entry === undefined || entry.blocked === null) throw notBlocked(key);
    const segments = new Map(index.segments).set(key, { ...entry, blocked: null });
    const written = { apply: `unblock-${randomUUID()}`, at: now, commit: null };
    store.commit({ ...index, serial: index.serial + 1, written, segments }, new Map());
  });
}

function notBlocked(key: SegmentKey): Error {
  return failure(
    'not-blocked',
    say`the segment ${asKey(key)} is not blocked`,
    say`See which segments are blocked: ${asCommand('segops status')}`,
  );
}
