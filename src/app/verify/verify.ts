import type { Config } from '../../config/config.ts';
import { failure } from '../../failure.ts';
import type { LockIndex, SegmentEntry } from '../../lock/lock-index.ts';
import { ownersAmong } from '../../lock/lock-index.ts';
import { readAgain } from '../../lock/read-again.ts';
import type { ReadableLock } from '../../lock/recover.ts';
import { readLock } from '../../lock/recover.ts';
import type { LockStore } from '../../lock/store/store.ts';
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
import type { Traces } from '../../verify/traces.ts';
import type { Reach, Written } from '../../verify/verdict.ts';
import type { VerifiedSegment } from '../../verify/verification.ts';
import { nearest } from '../../yaml/nearest.ts';

/** Memory (bytes) of each sort: what the records say, and the traces. */
const BUDGET = 64 << 20;

export function verifySpace(): SortSpace {
  return new SortSpace(diskSpill, BUDGET);
}

/** What is judged, by which rung. */
export interface Judging {
  readonly traces: Traces;
  readonly by: Verified['by'];
  readonly judge: Judge;
  readonly reachOf: (sent: SentBefore, entry: SegmentEntry) => Reach;
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
export function judgeLock(
  store: LockStore,
  keys: readonly SegmentKey[],
  judging: Judging,
): Promise<JudgedLock> {
  return readAgain(store, async () => {
    const lock = await readLock(store, judging.now);
    return { lock, segments: await judgeIn(lock, entriesOf(lock.index, keys), judging) };
  });
}

async function judgeIn(
  { index, readPart, fetchChunks: fetch }: ReadableLock,
  entries: readonly JudgedEntry[],
  { traces, by, judge, reachOf, now }: Judging,
): Promise<VerifiedSegment[]> {
  const places = entries.map(({ entry }) => entry);
  const sent = await sentBefore(index, places, readPart, verifySpace());
  try {
    const reach = (entry: SegmentEntry) => reachOf(sent, entry);
    const tallies = await judgeAll({ entries, fetch, sent, traces, judge, reachOf: reach, now });
    return tallies.map((tally, at) => {
      const entry = places[at];
      const until = entry === undefined ? now : reach(entry).until;
      return segmentOf(tally, by, throughAt(sent.written, until));
    });
  } finally {
    sent.close();
  }
}

function segmentOf(tally: Tally, by: Verified['by'], through: number | null): VerifiedSegment {
  const { key, counts, removals, findings, reasons } = tally;
  return { key, by, counts, removals, findings, reasons, unexplained: [], through };
}

/** The last record that is old enough, with all before it. */
function throughAt(written: readonly Written[], until: number): number | null {
  const young = written.findIndex(({ endedAt }) => endedAt > until);
  const old = young < 0 ? written : written.slice(0, young);
  return old.at(-1)?.serial ?? null;
}

/** The keys of entries that are asked for, by any of their IDs. Throws a Failure for an unknown one. */
export function keysAsked(index: LockIndex, asked: readonly SegmentKey[]): SegmentKey[] {
  return asked.map((key) => {
    const [owner] = ownersAmong(index.segments, [key]);
    if (owner === undefined) throw unknownKey(index, key);
    return owner[0];
  });
}

function unknownKey({ segments }: LockIndex, key: SegmentKey): Error {
  const near = nearest(key, segments.keys());
  const known = [...segments.keys()].sort();
  const next =
    known.length === 0
      ? say`Nothing was sent yet, so that there is nothing to verify. Send something first: ${asCommand('segops apply')}`
      : near !== null
        ? say`Did you mean ${asKey(near)}?`
        : say`Choose one of: ${asList(known.slice(0, 20).map(asKey), 'or')}.`;
  return failure('unknown-segment', say`the lockfile has no segment ${asKey(key)}`, next);
}

/** How late a trace may be, at the time `at` of the evidence. */
export function untilOf({ verify }: Config, at: number): number {
  return at - verify.lagMs;
}
