import type { ConfigGuard } from '../../config/config.ts';
import type { Waiver } from '../../config/guard.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import type { RemovalBudget } from '../../lock/removal-budget.ts';
import type { DesiredSource } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Message } from '../../message.ts';
import { asCode, asPath, plural, say } from '../../message.ts';
import type { Member } from '../../model.ts';
import type { Judgement } from './judgement.ts';
import { judgeLimit } from './limit.ts';

/** What the guards look at: the sizes, changes and sources of one segment, before and after. */
export interface GuardedSegment {
  readonly manifest: Manifest;
  readonly entry: SegmentEntry;
  readonly sources: readonly DesiredSource[];
  readonly desired: number;
  /** Without those that only confirm an earlier attempt. */
  readonly additions: number;
  readonly removals: readonly Member[];
  /** Those in force for this segment. */
  readonly waivers: readonly Waiver[];
}

/** The judgements on one segment; a guard with nothing to judge gives none. */
export function judgeSegment(
  segment: GuardedSegment,
  defaults: ConfigGuard,
  budget: RemovalBudget,
): Judgement[] {
  return [
    ...judgeEmptying(segment),
    ...judgeRemovals(segment, defaults, budget),
    ...judgeAdditions(segment, defaults),
    ...judgeExclusions(segment, defaults),
  ];
}

/** Only `members: []` or `retire: empty` says that a segment is meant to be empty. */
function judgeEmptying({ manifest, entry, desired, removals }: GuardedSegment): Judgement[] {
  const before = sizeOf(entry);
  if (desired > 0 || before === 0 || removals.length === 0) return [];
  const found = { guard: 'emptying', segment: manifest.key } as const;
  const all =
    before === 1
      ? say`the plan removes the only member`
      : say`the plan removes all ${before} members`;
  const retires = manifest.decisions.retire === 'empty';
  if (retires || manifest.members?.count === 0) {
    const says = asCode(retires ? 'retire: empty' : 'members: []');
    const message = say`${all}, as ${says} in the manifest says`;
    return [{ ...found, verdict: 'pass', message, by: null }];
  }
  return [
    {
      ...found,
      verdict: 'refuse',
      message: say`${all}. The manifest does not say that the segment is meant to be empty`,
      need: { kind: 'emptying' },
    },
  ];
}

function judgeRemovals(
  { manifest, entry, removals, waivers }: GuardedSegment,
  defaults: ConfigGuard,
  budget: RemovalBudget,
): Judgement[] {
  if (removals.length === 0) return [];
  const whole = budget.largestSize(manifest.ids, sizeOf(entry));
  if (whole < (manifest.guard.minExisting ?? defaults.minExisting)) return [];
  // Some of those removed may have come after the segment was largest: never more than all of it.
  const part = Math.min(whole, budget.removedWith(manifest.ids, removals));
  const earlier = part - removals.length;
  const says =
    earlier === 0 && whole === sizeOf(entry)
      ? say`the plan removes ${part} of ${plural(whole, 'member')}`
      : say`the plan removes ${plural(removals.length, 'member')}. Within ${hours(defaults.windowMs)} that makes ${part} of ${whole}`;
  const judged = judgeLimit({
    guard: 'max_removals',
    segment: manifest.key,
    name: 'maxRemovals',
    measured: { part, whole },
    limit: manifest.guard.maxRemovals ?? defaults.maxRemovals,
    waivers,
    says,
  });
  return [judged];
}

function hours(ms: number): Message {
  const minutes = Math.round(ms / 60_000);
  return minutes % 60 === 0 ? say`${minutes / 60} h` : say`${minutes} min`;
}

/** A share has no meaning for a new or very small segment; a count has. */
function judgeAdditions(
  { manifest, entry, additions, waivers }: GuardedSegment,
  defaults: ConfigGuard,
): Judgement[] {
  const limit = manifest.guard.maxAdditions ?? defaults.maxAdditions;
  if (limit === null || additions === 0) return [];
  const whole = sizeOf(entry);
  const isSmall = whole < (manifest.guard.minExisting ?? defaults.minExisting);
  if (limit.kind === 'share' && (isSmall || whole === 0)) return [];
  const to = whole === 0 ? say`an empty segment` : say`a segment of ${whole}`;
  const judged = judgeLimit({
    guard: 'max_additions',
    segment: manifest.key,
    name: 'maxAdditions',
    measured: { part: additions, whole },
    limit,
    waivers,
    says: say`the plan adds ${plural(additions, 'member')} to ${to}`,
  });
  return [judged];
}

/** An opt-out list that was cut off would add people who opted out. */
function judgeExclusions(segment: GuardedSegment, defaults: ConfigGuard): Judgement[] {
  const { manifest, entry, sources, waivers } = segment;
  return sources.flatMap((source) => {
    const locked = entry.lists.find(
      (list) => list.role === 'exclusion' && list.path === source.path,
    );
    if (source.role !== 'exclusion' || locked === undefined || source.rows >= locked.rows)
      return [];
    const lost = locked.rows - source.rows;
    return [
      judgeLimit({
        guard: 'max_exclusion_shrink',
        segment: manifest.key,
        name: 'maxExclusionShrink',
        measured: { part: lost, whole: locked.rows },
        limit: manifest.guard.maxExclusionShrink ?? defaults.maxExclusionShrink,
        waivers,
        says: say`the exclusion ${asPath(source.path)} lost ${lost} of ${plural(locked.rows, 'row')}`,
      }),
    ];
  });
}

export function sizeOf(entry: SegmentEntry): number {
  return entry.accepted + entry.unconfirmed;
}
