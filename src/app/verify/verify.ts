import { failure } from '../../failure.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { ownersAmong } from '../../lock/lock-index.ts';
import { readAgain } from '../../lock/read-again.ts';
import type { ReadableLock } from '../../lock/recover.ts';
import { readLock } from '../../lock/recover.ts';
import type { LockReader } from '../../lock/store/store.ts';
import type { Verified } from '../../lock/verified.ts';
import { SortSpace } from '../../members/line-sort.ts';
import { diskSpill } from '../../members/spill.ts';
import { asCommand, asKey, asList, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import type { Judge, JudgedEntry } from '../../verify/judge.ts';
import { entriesOf, judgeAll } from '../../verify/judge.ts';
import type { SentBefore } from '../../verify/sent.ts';
import { sentBefore } from '../../verify/sent.ts';
import type { Tally } from '../../verify/tally.ts';
import type { Reach, Written } from '../../verify/terms.ts';
import type { Traces } from '../../verify/traces.ts';
import type { VerifiedSegment } from '../../verify/verification.ts';
import { nearest } from '../../yaml/nearest.ts';

/** Memory (bytes) of each sort: what the records say, and the traces. */
const BUDGET = 32 << 20;

export function verifySpace(): SortSpace {
  return new SortSpace(diskSpill, BUDGET);
}

/** What is judged, by which rung. Segments are numbered in their order. */
export interface Judging {
  /** IDs of entries. */
  readonly ids: readonly string[];
  readonly traces: Traces;
  readonly judge: Judge;
  readonly byOf: (segment: number) => Verified['by'];
  readonly reachOf: (sent: SentBefore, entry: JudgedEntry['entry'], segment: number) => Reach;
  /** ms since the epoch. */
  readonly now: number;
}

/** The lockfile that was judged, and its verdicts. */
export interface JudgedLock {
  readonly lock: ReadableLock;
  readonly segments: readonly VerifiedSegment[];
}

/**
 * Judges the lockfile as it is now that the evidence is there: whatever the evidence shows of our own
 * doing, the lockfile knows by then.
 */
export function judgeLock(store: LockReader, judging: Judging): Promise<JudgedLock> {
  return readAgain(store, async () => {
    const lock = await readLock(store, judging.now);
    return { lock, segments: await judgeIn(lock, judging) };
  });
}

async function judgeIn(lock: ReadableLock, judging: Judging): Promise<VerifiedSegment[]> {
  const { index, readPart, fetchChunks: fetch } = lock;
  const { lineage } = index;
  const { ids, traces, byOf, judge, reachOf, now } = judging;
  const entries = entriesOf(index, ids).filter((one) => one !== null);
  if (entries.length < ids.length) throw overtaken();
  const places = entries.map(({ entry }) => entry);
  const sent = await sentBefore(index, places, readPart, verifySpace());
  try {
    const reach = (entry: JudgedEntry['entry'], at: number) => reachOf(sent, entry, at);
    const tallies = await judgeAll({
      entries,
      fetch,
      sent,
      traces,
      judge,
      reachOf: reach,
      now,
      lineage,
    });
    return tallies.map((tally, at) => {
      const entry = places[at];
      const until = entry === undefined ? now : reach(entry, at).until;
      return segmentOf(tally, byOf(at), throughAt(sent.written, until));
    });
  } finally {
    sent.close();
  }
}

/** What was judged is not what is there any more. */
export function overtaken(): Error {
  return failure(
    'verify-overtaken',
    say`another run changed the lockfile in the meantime`,
    say`Nothing has changed. Verify again.`,
  );
}

function segmentOf(tally: Tally, by: Verified['by'], through: number | null): VerifiedSegment {
  const { key, counts, removals, findings, reasons, over } = tally;
  return { key, by, counts, removals, findings, reasons, unexplained: [], through, over };
}

/** The last apply that is old enough, with all before it. */
function throughAt(written: readonly Written[], until: number): number | null {
  const applies = written.filter(({ isApply }) => isApply);
  const young = applies.findIndex(({ endedAt }) => endedAt > until);
  const old = young < 0 ? applies : applies.slice(0, young);
  return old.at(-1)?.serial ?? null;
}

/** The entries that are asked for, by any of their IDs, or all that are not retired. Throws a Failure for an unknown key. */
export function entriesAsked(index: LockIndex, asked: readonly SegmentKey[]): JudgedEntry[] {
  const found = asked.flatMap((key) => {
    const owners = ownersAmong(index.segments, [key]);
    if (owners.length === 0) throw unknownKey(index, key);
    return owners;
  });
  const managed = [...index.segments].filter(([, { retired }]) => !retired);
  const all = new Map(asked.length === 0 ? managed : found);
  return [...all].map(([key, entry]) => ({ key, entry })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function unknownKey({ segments }: LockIndex, key: SegmentKey): Error {
  const near = nearest(key, segments.keys());
  const known = [...segments.keys()].sort();
  const next =
    known.length === 0
      ? say`Nothing was sent yet. Send something first: ${asCommand('segops apply')}`
      : near !== null
        ? say`Did you mean ${asKey(near)}?`
        : say`Choose one of: ${asList(known.slice(0, 20).map(asKey), 'or')}.`;
  return failure('unknown-segment', say`the lockfile has no segment ${asKey(key)}`, next);
}
