import type { FilterRef } from '../../lock/exclusion-memory.ts';
import { withinWindow } from '../../lock/exclusion-memory.ts';
import { filterFile } from '../../lock/file-names.ts';
import { estimate } from '../../members/member-filter.ts';
import type { Message, Words } from '../../message.ts';
import { asCommand, asList, asPath, duration, plural, say } from '../../message.ts';
import { additionsSince } from '../exclusions/additions.ts';
import type { Additions } from '../exclusions/let-in.ts';
import { isApplied, lookUp, readLeft } from '../exclusions/let-in.ts';
import type { ReadExclusions } from '../exclusions/read-exclusions.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { exceeds, isWaived, judgeLimit, waivedBy } from './limit.ts';
import { keysOwned } from './segment-guards.ts';
import { ALWAYS, judgeUnfiltered } from './unfiltered.ts';

/**
 * People let in are members that the plan adds, or applies within `exclusion_window` added, who stood
 * on a list that was applied within that time, and are held back no more. People count, not rows: so it
 * does not matter whether a list was replaced, renamed and cut, deleted or shortened every night.
 */
export async function judgeLetIn(segment: GuardedSegment, plan: GuardedPlan): Promise<Judgement[]> {
  const { exclusions } = segment;
  if (exclusions === null) return [];
  return [
    ...judgeUnfiltered(segment, exclusions),
    ...(await judgeFiltered(segment, exclusions, plan)),
  ];
}

async function judgeFiltered(
  segment: GuardedSegment,
  exclusions: ReadExclusions,
  plan: GuardedPlan,
): Promise<Judgement[]> {
  const { input } = plan;
  const left = leftFilters(segment, exclusions, plan);
  const additions = left.length === 0 ? [] : await additionsOf(segment, left, plan);
  if (additions.every(({ members }) => members.length === 0)) return [];
  const { filters, unreadable } = await readLeft(left, input.readPart);
  if (unreadable.length > 0) return [cannotTell(segment, unreadable)];
  const { people, margin } = estimate(lookUp(filters, additions, exclusions, input.now));
  // What may be hidden by chance counts as let in.
  const part = Math.max(0, Math.round(people + margin));
  return judgePeople(
    segment,
    part,
    heldBack(segment, exclusions, plan),
    saysOf(additions, left, plan),
  );
}

/** Of lists that were applied within the window, and are not any more as they were. */
function leftFilters(
  { entry }: GuardedSegment,
  exclusions: ReadExclusions,
  { input, limits }: GuardedPlan,
): FilterRef[] {
  const kept = withinWindow(entry.exclusions.filters, input.now, limits.exclusion_window.ms);
  return kept.filter((ref) => !isApplied(ref, exclusions));
}

async function additionsOf(
  segment: GuardedSegment,
  left: readonly FilterRef[],
  { input, limits }: GuardedPlan,
): Promise<Additions[]> {
  const { now, index, readPart } = input;
  const start = now - limits.exclusion_window.ms;
  const times = left.flatMap(({ until }) => (until === null ? [] : [until > now ? start : until]));
  const since = times.length === 0 ? null : Math.max(start, Math.min(...times));
  const { added, removals } = segment;
  const changes = { keys: keysOwned(segment), add: added, remove: removals };
  return additionsSince(changes, since, index.history, readPart);
}

interface HeldBack {
  /** The most within the window. */
  readonly most: number;
  readonly now: number;
}

function heldBack(
  { entry }: GuardedSegment,
  exclusions: ReadExclusions,
  { input, limits }: GuardedPlan,
): HeldBack {
  const kept = withinWindow(entry.exclusions.held, input.now, limits.exclusion_window.ms);
  return {
    most: kept.reduce((most, { people }) => Math.max(most, people), 0),
    now: exclusions.people,
  };
}

const DAY = 24 * 3_600_000;

function windowText(ms: number): Words {
  return ms % DAY === 0 ? plural(ms / DAY, 'day') : duration(ms);
}

/** What the plan does, of how many. */
type Says = (part: number, most: number) => Message;

function saysOf(
  additions: readonly Additions[],
  left: readonly FilterRef[],
  { limits }: GuardedPlan,
): Says {
  const isOfPlan = additions.every(({ at, members }) => at === null || members.length === 0);
  const window = windowText(limits.exclusion_window.ms);
  const who = isOfPlan ? say`the plan lets in` : say`the plan and applies within ${window} let in`;
  const paths = asList(
    [...new Set(left.map(({ path }) => path))].map((path) => say`${asPath(path)}`),
  );
  return (part, most) =>
    say`${who} ${plural(part, 'person', 'people')} who were on ${paths}, of ${most} held back within ${window}`;
}

/** All of them never pass a limit: a list that holds back no one any more is no smaller list. */
function judgePeople(
  segment: GuardedSegment,
  part: number,
  held: HeldBack,
  says: Says,
): Judgement[] {
  const { limits } = segment;
  const measured = { part, whole: held.most };
  const isAll = held.now === 0 && held.most > 0 && part >= held.most;
  if (part === 0 || (part <= ALWAYS && !isAll)) return [];
  const isWithin = !exceeds(measured, limits.max_exclusion_shrink);
  const fewer = { kind: 'count', count: held.most - 1 } as const;
  const max_exclusion_shrink = isAll && isWithin ? fewer : limits.max_exclusion_shrink;
  const guarded = { ...segment, limits: { ...limits, max_exclusion_shrink } };
  return judgeLimit(guarded, 'max_exclusion_shrink', measured, says(part, held.most));
}

/** Of people whom nobody can recognise any more, all may be let in. */
const EVERYONE = { part: 1, whole: 1 };

function cannotTell(segment: GuardedSegment, unreadable: readonly FilterRef[]): Judgement {
  const files = asList(unreadable.map((ref) => say`${asPath(filterFile(ref))}`));
  const lists = asList(unreadable.map(({ path }) => say`${asPath(path)}`));
  const message = say`cannot tell whether the plan lets in people who were on ${lists}: ${files} is missing from the lockfile, or damaged. If the lockfile is a file, this may bring it back: ${asCommand('segops lock restore')}`;
  const found = { guard: 'max_exclusion_shrink', segment: segment.segment } as const;
  const by = segment.waivers.find((waiver) => isWaived('max_exclusion_shrink', EVERYONE, waiver));
  if (by !== undefined) {
    const without = unreadable.map(filterFile);
    return { ...found, verdict: 'pass', message: waivedBy(by, message), by, without };
  }
  const threshold = { kind: 'share', share: 1 } as const;
  const remedy = { kind: 'limit', name: 'max_exclusion_shrink', threshold } as const;
  return { ...found, verdict: 'refuse', message, remedy };
}
