import type { Asked, LogEntry } from '../inspect/log.ts';
import { logOf } from '../inspect/log.ts';
import { readAgain } from '../lock/read-again.ts';
import { readLock } from '../lock/recover.ts';
import type { LockStore } from '../lock/store/store.ts';
import { underWayIn } from '../lock/under-way.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { openLock } from './workspace.ts';

/** What to look for: the key of a segment, or a member; null for everything. */
export interface LogRequest {
  readonly what: string | null;
  /** It is a member, even if a segment has that key. */
  readonly isMember: boolean;
  /** How many applies at most. */
  readonly limit: number;
}

export interface ReadLog {
  readonly asked: Asked;
  readonly entries: readonly LogEntry[];
  /** Applies that the lock remembers. */
  readonly remembered: number;
}

/** Who was added and removed, when, by whom and from which commit. Throws a Failure. */
export function readLog(
  cwd: string,
  options: WorkspaceOptions,
  request: LogRequest,
): Promise<ReadLog> {
  const store = openLock(cwd, options);
  return readAgain(store, () => logIn(store, request));
}

async function logIn(store: LockStore, { what, isMember, limit }: LogRequest): Promise<ReadLog> {
  const now = Date.now();
  const { index, readPart, unrecorded } = await readLock(store, now);
  const underWay = await underWayIn(store, unrecorded, now);
  const asked = askedFor(what, isMember || what === null || !index.segments.has(what));
  const entries: LogEntry[] = [];
  for await (const entry of logOf({ index, readPart, unrecorded, underWay }, asked)) {
    entries.push(entry);
    if (entries.length >= limit) break;
  }
  return { asked, entries, remembered: index.history.length };
}

function askedFor(what: string | null, isMember: boolean): Asked {
  if (what === null) return { kind: 'all' };
  return isMember ? { kind: 'member', name: what } : { kind: 'segment', key: what };
}
