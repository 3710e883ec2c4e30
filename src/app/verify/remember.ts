import type { LockIndex, SegmentEntry } from '../../lock/lock-index.ts';
import { EMPTY_ENTRY } from '../../lock/lock-index.ts';
import { underLease } from '../../lock/recover.ts';
import { NO_FILES } from '../../lock/store/store.ts';
import type { FirstFound } from '../../lock/verified.ts';
import { firstFoundOf, withFirstFound } from '../../lock/verified.ts';
import type { SegmentKey } from '../../model.ts';
import { digestOfException, remembered } from '../../verify/lasting.ts';
import type { Finding } from '../../verify/tally.ts';
import type { Verification, VerifiedSegment } from '../../verify/verification.ts';
import { writtenBy } from '../lock/repair.ts';
import type { RecordPorts } from './record.ts';
import { overtaken } from './verify.ts';

/** What is remembered of one segment. */
interface Memory {
  readonly key: SegmentKey;
  readonly before: FirstFound;
  readonly after: FirstFound;
  readonly digestOf: (finding: Finding) => string;
}

/**
 * Writes under the lease which exceptions were found, and when first, into the lockfile that was
 * judged: nothing else of it changes, so that nothing is sent for it. Evidence that is not whole is not
 * remembered. Throws a Failure.
 */
export async function rememberExceptions(
  found: Verification,
  judged: LockIndex,
  { store, time }: Pick<RecordPorts, 'store' | 'time'>,
): Promise<Verification> {
  if (found.incomplete !== null) return found;
  const memories = found.segments.map((segment) => memoryOf(segment, judged, found.at));
  const changed = memories.filter(({ before, after }) => !isSame(before, after));
  if (changed.length > 0) {
    await underLease(store, time, async (index, at) => {
      if (judged.digest !== index.digest) throw overtaken();
      const segments = new Map(index.segments);
      for (const { key, after } of changed) segments.set(key, withMemory(index, key, after));
      await store.swap({ ...index, ...writtenBy('verify', index, at), segments }, NO_FILES);
    });
  }
  const segments = found.segments.map((segment, at) => dated(segment, memories[at]));
  return { ...found, segments, remembered: sizeOf(memories) };
}

function memoryOf(segment: VerifiedSegment, { lineage, segments }: LockIndex, at: number): Memory {
  const { key } = segment;
  const entry = segments.get(key) ?? EMPTY_ENTRY;
  const digestOf = (finding: Finding) => digestOfException(lineage, entry.id, finding);
  const before = firstFoundOf(entry);
  return { key, before, after: remembered(segment, before, digestOf, at), digestOf };
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
    const since = memory?.after.get(memory.digestOf(finding));
    return since === undefined ? finding : { ...finding, since };
  });
  return { ...segment, findings };
}

function sizeOf(memories: readonly Memory[]): number {
  return memories.reduce((sum, { after }) => sum + after.size, 0);
}
