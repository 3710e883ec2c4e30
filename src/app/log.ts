import { Failure } from '../failure.ts';
import { commitMessages } from '../git/commit-messages.ts';
import { repositoryAt } from '../git/repository.ts';
import { commitSubject } from '../inspect/commit-subject.ts';
import type { Asked, LogEntry } from '../inspect/log.ts';
import { logOf, withRejections } from '../inspect/log.ts';
import type { Binding } from '../lock/lock-index.ts';
import { readAgain } from '../lock/read-again.ts';
import { readLock } from '../lock/recover.ts';
import type { LockStore } from '../lock/store/store.ts';
import { underWayIn } from '../lock/under-way.ts';
import type { SegmentKey } from '../model.ts';
import type { WorkspaceOptions } from './workspace.ts';
import { configOf, openWorkspace, storeOf } from './workspace.ts';

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
  readonly binding: Pick<Binding, 'account' | 'origin'> | null;
}

/** Who was added and removed, when, by whom and from which commit. Throws a Failure. */
export function readLog(
  cwd: string,
  options: WorkspaceOptions,
  request: LogRequest,
): Promise<ReadLog> {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  return readAgain(store, () => logIn(config.folder, store, request));
}

/** Names that manifests declare now, by key; of manifests that cannot be read, none. */
export function segmentNames(
  cwd: string,
  options: WorkspaceOptions,
): ReadonlyMap<SegmentKey, string> {
  try {
    const { manifests } = openWorkspace(cwd, options);
    return new Map(
      manifests.flatMap(({ key, name }) => (name === null || name === key ? [] : [[key, name]])),
    );
  } catch (error) {
    if (error instanceof Failure) return new Map();
    throw error;
  }
}

async function logIn(
  folder: string,
  store: LockStore,
  { what, isMember, limit }: LogRequest,
): Promise<ReadLog> {
  const now = Date.now();
  const { index, readPart, unrecorded } = await readLock(store, now);
  const underWay = await underWayIn(store, unrecorded, now);
  const asked = askedFor(what, isMember || what === null || !index.segments.has(what));
  const entries: Omit<LogEntry, 'commit'>[] = [];
  for await (const entry of logOf({ index, readPart, unrecorded, underWay }, asked)) {
    entries.push(entry);
    if (entries.length >= limit) break;
  }
  const { history, binding } = index;
  const whole = asked.kind === 'all' ? await withRejections(entries, readPart) : entries;
  return { asked, entries: withSubjects(folder, whole), remembered: history.length, binding };
}

/** The lockfile names commits alone: what they say stands in git. */
function withSubjects(folder: string, entries: readonly Omit<LogEntry, 'commit'>[]): LogEntry[] {
  const repository = repositoryAt(folder);
  const commits = entries.flatMap(({ record: { commit } }) => commit ?? []);
  const messages =
    repository === null || commits.length === 0
      ? new Map<string, string>()
      : commitMessages(repository, commits);
  return entries.map((entry) => {
    const message = messages.get(entry.record.commit ?? '');
    return { ...entry, commit: message === undefined ? null : commitSubject(message) };
  });
}

function askedFor(what: string | null, isMember: boolean): Asked {
  if (what === null) return { kind: 'all' };
  return isMember ? { kind: 'member', name: what } : { kind: 'segment', key: what };
}
