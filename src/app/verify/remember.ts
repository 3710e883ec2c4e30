import { Failure, failure, failureCode, warnings } from '../../failure.ts';
import type { LockIndex, SegmentEntry } from '../../lock/lock-index.ts';
import { EMPTY_ENTRY } from '../../lock/lock-index.ts';
import { stampTime } from '../../lock/lock-time.ts';
import type { ReadableLock } from '../../lock/recover.ts';
import type { LockStore } from '../../lock/store/store.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import type { FirstFound } from '../../lock/verified.ts';
import { firstFoundOf, withFirstFound } from '../../lock/verified.ts';
import { asCode, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { digestOfMembership, mostRemembered, remembered } from '../../verify/lasting.ts';
import type { Finding } from '../../verify/tally.ts';
import type { Remembered, Verification, VerifiedSegment } from '../../verify/verification.ts';
import { isException } from '../../verify/verification.ts';
import { writtenBy } from '../lock/repair.ts';
import { overtaken } from './verify.ts';

/** What is remembered of one segment. */
interface Memory {
  readonly key: SegmentKey;
  readonly before: FirstFound;
  readonly after: FirstFound;
  readonly digestOf: (finding: Pick<Finding, 'member'>) => string;
}

/**
 * Writes under the lease which exceptions were found, and when first, into the lockfile that was
 * judged: nothing else of it changes, so that nothing is sent for it. Evidence that is not whole is not
 * remembered. Throws a Failure.
 */
export async function rememberExceptions(
  found: Verification,
  { stored, unrecorded }: Pick<ReadableLock, 'stored' | 'unrecorded'>,
  store: LockStore,
): Promise<Verification> {
  if (found.incomplete !== null) return found;
  const most = mostRemembered(found.segments);
  const memories = found.segments.map((segment) => memoryOf(segment, stored, found.at, most));
  const changed = memories.filter(({ before, after }) => !isSame(before, after));
  const segments = found.segments.map((segment, at) => dated(segment, memories[at]));
  if (changed.length === 0) return { ...found, segments, remembered: sizeOf(memories) };
  try {
    if (unrecorded !== null) throw unfolded(unrecorded);
    await write(store, stored, changed);
  } catch (error) {
    return { ...found, segments, remembered: busyWith(error) };
  }
  return { ...found, segments, remembered: sizeOf(memories) };
}

/** Folds no journal that was left behind: that would be more than to remember. */
async function write(
  store: LockStore,
  judged: LockIndex,
  changed: readonly Memory[],
): Promise<void> {
  const held = await store.takeLease(Date.now());
  try {
    const index = await store.read();
    if (judged.digest !== index.digest) throw overtaken();
    const segments = new Map(index.segments);
    for (const { key, after } of changed) segments.set(key, withMemory(index, key, after));
    const written = writtenBy('verify', index, stampTime(index, Date.now()));
    await store.swap({ ...index, ...written, segments }, NO_FILES);
  } finally {
    await held.release();
  }
}

function unfolded(apply: string): Error {
  return failure(
    'lease-held',
    say`apply ${asCode(apply)} has begun, and what it sent is not in the lockfile yet`,
    say`Wait until it ends. If it was cut off, apply again.`,
  );
}

/** What another run is in the middle of. */
const BUSY: readonly unknown[] = ['lease-held', 'verify-overtaken', 'lock-moved'];

/** It is verified the next time. Throws all else. */
function busyWith(error: unknown): Remembered {
  if (!(error instanceof Failure) || !BUSY.includes(failureCode(error))) throw error;
  return { kind: 'busy', problems: warnings(error) };
}

function memoryOf(
  segment: VerifiedSegment,
  { lineage, segments }: LockIndex,
  at: number,
  most: number,
): Memory {
  const { key } = segment;
  const entry = segments.get(key) ?? EMPTY_ENTRY;
  const digestOf = ({ member }: Pick<Finding, 'member'>) =>
    digestOfMembership(lineage, entry.id, member);
  const before = firstFoundOf(entry);
  return { key, before, after: remembered(segment, before, { digestOf, at, most }), digestOf };
}

function isSame(one: FirstFound, other: FirstFound): boolean {
  return one.size === other.size && [...one].every(([digest, at]) => other.get(digest) === at);
}

function withMemory({ segments }: LockIndex, key: SegmentKey, after: FirstFound): SegmentEntry {
  const entry = segments.get(key);
  if (entry === undefined) throw overtaken();
  return withFirstFound(entry, after);
}

function dated(segment: VerifiedSegment, memory: Memory | undefined): VerifiedSegment {
  const findings = segment.findings.map((finding) => {
    const since = isException(finding) ? memory?.after.get(memory.digestOf(finding)) : undefined;
    return since === undefined ? finding : { ...finding, since };
  });
  return { ...segment, findings };
}

function sizeOf(memories: readonly Memory[]): Remembered {
  const exceptions = memories.reduce((sum, { after }) => sum + after.size, 0);
  return { kind: 'all', exceptions };
}
