import type { LockIndex, SegmentEntry } from '../lock/lock-index.ts';
import type { FetchChunks } from '../lock/locked-segment.ts';
import { withChunks } from '../lock/locked-segment.ts';
import type { Membership } from '../lock/membership.ts';
import { isUnsettled } from '../lock/membership.ts';
import type { KnownMember } from '../lock/memberships.ts';
import { membershipsOf } from '../lock/memberships.ts';
import { compareMembers } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import { recallIn } from './lasting.ts';
import type { SaidLines } from './lines.ts';
import type { SentBefore } from './sent.ts';
import { AMBIGUOUS, Tally } from './tally.ts';
import type { Known, Reach, Trace, Verdict } from './terms.ts';
import type { NamedTrace, Traces } from './traces.ts';
import { tracesIn } from './traces.ts';

/** A segment of the lockfile whose memberships are judged. */
export interface JudgedEntry {
  readonly key: SegmentKey;
  readonly entry: SegmentEntry;
}

/** How one membership is judged by its traces. */
export type Judge = (
  known: Known,
  traces: readonly Trace[],
  reach: Reach,
  segment: number,
) => Verdict;

export interface JudgeOptions {
  readonly entries: readonly JudgedEntry[];
  readonly fetch: FetchChunks;
  readonly sent: SentBefore;
  readonly traces: Traces;
  readonly judge: Judge;
  readonly reachOf: (entry: SegmentEntry, segment: number) => Reach;
  readonly lineage: string;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * One walk over three sorted streams: what the lockfile knows, what its records say was sent, and what
 * left a trace. A user may have several names, so whoever looks like a stranger is one only if no
 * member of the segment explains the same trace under another name.
 */
export async function judgeAll(options: JudgeOptions): Promise<Tally[]> {
  const { entries, fetch, traces } = options;
  const lines = traces.lines();
  // Segments take it one after the other: for each its own would be much memory.
  const best = new Uint8Array(traces.count);
  const tallies: Tally[] = [];
  for (const [at, { key, entry }] of entries.entries()) {
    const tally = new Tally(key, best);
    await withChunks(fetch, entry.chunks, (read) => {
      judgeOne(at, entry, membershipsOf(entry, read), lines, tally, options);
    });
    tally.end();
    tallies.push(tally);
  }
  return tallies;
}

function judgeOne(
  at: number,
  entry: SegmentEntry,
  memberships: Iterator<KnownMember>,
  traces: SaidLines,
  tally: Tally,
  { sent, judge, reachOf, lineage, now, traces: { areUsers } }: JudgeOptions,
): void {
  const reach = reachOf(entry, at);
  const recall = recallIn(lineage, entry);
  let locked = memberships.next();
  for (;;) {
    const heads = [
      locked.done ? null : locked.value.member,
      memberAt(sent.lines, at),
      memberAt(traces, at),
    ];
    const member = leastOf(heads);
    if (member === null) return;
    const [isLocked, isSent, isTraced] = heads.map(
      (head) => head !== null && compareMembers(head, member) === 0,
    );
    const membership = isLocked && !locked.done ? locked.value.membership : null;
    const said = isSent ? sent.sentIn(sent.lines.peek()?.words ?? []) : [];
    const found = isTraced ? tracesIn(traces.peek()?.words ?? []) : [];
    if (isLocked) locked = memberships.next();
    if (isSent) sent.lines.pass();
    if (isTraced) traces.pass();
    const known = knownOf(membership, said, now);
    const own = ownOf(member, found);
    const judged = judge(known, own, reach, at);
    const isAmbiguous = areUsers && own.length > 1 && !isOwn(member, own);
    const verdict = isAmbiguous ? unlessUnsure(judged) : judged;
    const remembered = verdict.kind === 'confirmed' ? (recall?.(member) ?? null) : null;
    take(tally, member, known, own, verdict, remembered);
  }
}

/**
 * A further name, such as an e-mail address, may be that of several users. So the traces that have the
 * member as their first name count alone, if there are any. A guid is of one user wherever it is.
 */
function ownOf(member: Member, found: readonly NamedTrace[]): readonly NamedTrace[] {
  if (member.kind === 'guid') return found;
  const own = found.filter(({ rank }) => rank === 0);
  return own.length > 0 ? own : found;
}

function isOwn({ kind }: Member, found: readonly NamedTrace[]): boolean {
  return kind === 'guid' || found.every(({ rank }) => rank === 0);
}

/** What the lockfile is not sure of is not judged. */
function isUnsure({ kind }: Verdict): boolean {
  return kind === 'unconfirmed' || kind === 'pending';
}

function unlessUnsure(verdict: Verdict): Verdict {
  return isUnsure(verdict) ? verdict : AMBIGUOUS;
}

function take(
  tally: Tally,
  member: Member,
  known: Known,
  found: readonly NamedTrace[],
  verdict: Verdict,
  remembered: string | null,
): void {
  const last = found.at(-1);
  const isMember = known.state !== 'absent';
  if (!isMember && last !== undefined) tally.others.add(member, last);
  const owns = isOwn(member, found);
  if (isMember) for (const { number, rank } of found) tally.explain(number, owns ? 0 : rank);
  if (isMember && !owns && !isUnsure(verdict)) {
    tally.maybe(member, verdict, found, remembered);
    return;
  }
  if (remembered !== null) tally.addOver(remembered);
  const isUnfound = verdict.kind === 'missing' || verdict.kind === 'lingering';
  if (isUnfound && found.length === 0) tally.unfound(member, verdict);
  else if (isMember) tally.add(member, verdict);
  else if (known.sent.length > 0) tally.removed(member, verdict, last ?? null);
  else if (last?.rank === 0 && verdict.kind !== 'confirmed') tally.stranger(member, verdict, last);
}

function memberAt(lines: SaidLines, segment: number): Member | null {
  for (let head = lines.peek(); head !== null; head = lines.peek()) {
    if (head.segment > segment) return null;
    if (head.segment === segment) return head.member;
    lines.pass();
  }
  return null;
}

function leastOf(members: readonly (Member | null)[]): Member | null {
  return members.reduce((least, one) => {
    if (least === null || one === null) return least ?? one;
    return compareMembers(one, least) < 0 ? one : least;
  }, null);
}

function knownOf(membership: Membership | null, sent: Known['sent'], now: number): Known {
  if (membership === null) return { state: 'absent', isUnsettled: false, sent };
  const { state, unsettled } = membership;
  return {
    state: state.kind,
    isUnsettled: isUnsettled(unsettled, 'ADD', now) || isUnsettled(unsettled, 'REMOVE', now),
    sent,
  };
}

/** The entries of an index with these IDs, in this order; null for one that is not there any more. */
export function entriesOf(
  { segments }: Pick<LockIndex, 'segments'>,
  ids: readonly string[],
): (JudgedEntry | null)[] {
  const byId = new Map([...segments].map(([key, entry]) => [entry.id, { key, entry }]));
  return ids.map((id) => byId.get(id) ?? null);
}
