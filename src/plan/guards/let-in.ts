import { scopedPath } from '../../lists/list-facts.ts';
import type { ExclusionRef } from '../../lists/list-ref.ts';
import type { FilterRef } from '../../lock/exclusion-memory.ts';
import { leftAt, withinWindow } from '../../lock/exclusion-memory.ts';
import { filterFile } from '../../lock/file-names.ts';
import type { ScopedExclusion } from '../../manifest/references.ts';
import { byKeyOf, exclusionsOf } from '../../manifest/references.ts';
import type { LookUps } from '../../members/member-filter.ts';
import { estimate } from '../../members/member-filter.ts';
import type { Message } from '../../message.ts';
import { asCode, asCommand, asKey, asList, asPath, NOTHING, say } from '../../message.ts';
import { additionsSince } from '../exclusions/additions.ts';
import type { Additions, LeftFilter } from '../exclusions/let-in.ts';
import { isApplied, lookUp, readLeft } from '../exclusions/let-in.ts';
import type { ReadExclusions } from '../exclusions/read-exclusions.ts';
import { hasRotated, heldLess, pathOf } from '../exclusions/rotating.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { isWaived, waivedBy } from './limit.ts';
import type { HeldBack } from './people-let-in.ts';
import { judgePeople, letsInNobody, saysOf } from './people-let-in.ts';
import { keysOwned } from './segment-guards.ts';
import { sourceText } from './source-text.ts';
import { judgeUnfiltered } from './unfiltered.ts';

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
  const held = heldBack(segment, exclusions, plan);
  const says = saysOf(additions, left, plan);
  const letIn = (some: readonly LeftFilter[]) =>
    atMost(lookUp(some, additions, exclusions, input.now));
  const all = letIn(filters);
  if (all === 0) return [letsInNobody(segment, held, left)];
  const judgedWith = (rotates: (ref: FilterRef) => boolean) => {
    const fixed = filters.filter(({ ref }) => !rotates(ref));
    const isAll = fixed.length === filters.length;
    const part = isAll ? all : Math.min(all, lostBy(segment, filters, rotates, held, letIn(fixed)));
    return judgePeople(segment, part, held, says);
  };
  const excluded = exclusionsOf(segment.manifest, byKeyOf(input.manifests));
  const judged = judgedWith(hasRotated(excluded));
  const paths = new Set(filters.map(({ ref }) => ref.path));
  const lettingIn = () =>
    [...paths].filter((path) => letIn(filters.filter(({ ref }) => ref.path === path)) > 0);
  // Where the list is new here, nobody can tell how many it held back before.
  const advised = (one: Judgement) =>
    held.most === null ? one : withRotating(one, excluded, left, judgedWith);
  return judged.map((one) => ({
    ...(one.verdict === 'pass' ? one : advised(one)),
    lists: lettingIn(),
  }));
}

/** What may be hidden by chance counts as let in. */
function atMost(lookUps: readonly LookUps[]): number {
  const { people, margin } = estimate(lookUps);
  return Math.max(0, Math.round(people + margin));
}

/**
 * `fixed` were let in by lists that do not rotate. Those that do let in as many as they hold back fewer
 * than at the last apply; and all of them together no fewer than are held back less within the window.
 */
function lostBy(
  { entry, sources }: GuardedSegment,
  filters: readonly LeftFilter[],
  rotates: (ref: FilterRef) => boolean,
  { most, now }: HeldBack,
  fixed: number,
): number {
  const refs = filters.map(({ ref }) => ref);
  const paths = new Set(refs.filter(rotates).map(scopedPath));
  const lists = sources.map(({ facts }) => facts);
  return Math.max((most ?? 0) - now, fixed + heldLess(paths, entry.lists, lists));
}

/** Where the lists hold back as many others, the way to say that this is their purpose. */
function withRotating(
  refused: Judgement,
  exclusions: readonly ScopedExclusion[],
  left: readonly FilterRef[],
  judgedWith: (rotates: (ref: FilterRef) => boolean) => Judgement[],
): Judgement {
  const paths = new Set(left.map(scopedPath));
  const ours = exclusions.filter((one) => !one.ref.rotates && paths.has(pathOf(one)));
  const named = new Set(ours.map(pathOf));
  const hasRotatedToo = hasRotated(exclusions);
  const judged = judgedWith((ref) => named.has(scopedPath(ref)) || hasRotatedToo(ref));
  if (ours.length === 0 || judged.some(({ verdict }) => verdict === 'refuse')) return refused;
  const beside = asList(ours.map(besideOf));
  const message = say`${refused.message}. As many other people are held back now. If that is the purpose (such as customers seen in the last 7 days, and never opt-outs), write ${asCode('rotates: true')} beside ${beside}`;
  return { ...refused, message };
}

function besideOf({ ref, through }: ScopedExclusion): Message {
  const where = through === undefined ? NOTHING : say` in the manifest of ${asKey(through)}`;
  return say`${refText(ref)}${where}`;
}

function refText(ref: ExclusionRef): Message {
  return ref.kind === 'segment'
    ? say`${asCode('segment:')} ${asKey(ref.key)}`
    : say`${asCode('file:')} ${asPath(ref.path)}`;
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
  const times = left.flatMap((ref) => {
    const from = leftAt(ref);
    return from === null ? [] : [(ref.until ?? 0) > now ? start : from];
  });
  const since = times.length === 0 ? null : Math.max(start, Math.min(...times));
  const { added, removals } = segment;
  const changes = { keys: keysOwned(segment), add: added, remove: removals };
  return additionsSince(changes, since, index.history, readPart);
}

function heldBack(
  { entry }: GuardedSegment,
  exclusions: ReadExclusions,
  { input, limits }: GuardedPlan,
): HeldBack {
  const kept = withinWindow(entry.exclusions.held, input.now, limits.exclusion_window.ms);
  return {
    most:
      entry.exclusions.held.length === 0
        ? null
        : kept.reduce((most, { people }) => Math.max(most, people), 0),
    now: exclusions.people,
  };
}

/** Of people whom nobody can recognise any more, all may be let in. */
const EVERYONE = { part: 1, whole: 1 };

function cannotTell(segment: GuardedSegment, unreadable: readonly FilterRef[]): Judgement {
  const files = asList(unreadable.map((ref) => say`${asPath(filterFile(ref))}`));
  const lists = asList(unreadable.map(sourceText));
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
