import { randomUUID } from 'node:crypto';
import type { WorkspaceOptions } from '../../src/app/workspace.ts';
import { openWorkspace } from '../../src/app/workspace.ts';
import { failure } from '../../src/failure.ts';
import { recover } from '../../src/lock/recover.ts';
import { showValue } from '../../src/report/escape.ts';
import type { Terminal } from '../terminal.ts';

/** Lifts the block of a segment that the vendor had reported missing or mismatched; sends nothing. */
export function unblock(terminal: Terminal, key: string, options: WorkspaceOptions): 0 {
  const { store } = openWorkspace(process.cwd(), options);
  const now = Date.now();
  const hold = store.hold(now);
  try {
    const { index } = recover(store, now);
    const entry = index.segments.get(key);
    if (entry === undefined || entry.blocked === null) throw notBlocked(key);
    const segments = new Map(index.segments).set(key, { ...entry, blocked: null });
    const written = { apply: `unblock-${randomUUID()}`, at: now, commit: null };
    store.commit({ ...index, serial: index.serial + 1, written, segments }, new Map());
    terminal.out(`${showValue(key)} is not blocked any more; the next apply sends its changes.\n`);
    return 0;
  } finally {
    hold.release();
  }
}

function notBlocked(key: string): Error {
  return failure(
    'not-blocked',
    `the segment ${key} is not blocked`,
    'See `segops plan` for the segments that are.',
  );
}
