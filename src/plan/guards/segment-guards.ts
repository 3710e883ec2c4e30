import type { ConfigGuard } from '../../config/config.ts';
import type { Waiver } from '../../config/guard.ts';
import type { SegmentEntry } from '../../lock/lock-index.ts';
import type { RemovalBudget } from '../../lock/removal-budget.ts';
import type { DesiredSource } from '../../manifest/desired.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { count, plural } from '../../message.ts';
import type { Member } from '../../model.ts';
import type { Judgement } from './judgement.ts';
import { judgeLimit } from './limit.ts';

/** What the guards look at: one segment's sizes, changes and sources, before and after. */
export interface GuardedSegment {
  readonly manifest: Manifest;
  readonly entry: SegmentEntry;
  readonly sources: readonly DesiredSource[];
  readonly desired: number;
  /** Changes that are more than the confirmation of one that was attempted before. */
  readonly additions: number;
  readonly removals: readonly Member[];
  /** Exceptions in force for this segment. */
  readonly waivers: readonly Waiver[];
}

/** The verdicts that matter for a segment: those with something to judge. */
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
  const retires = manifest.decisions.retire === 'empty';
  if (retires || manifest.members?.count === 0) {
    const says = retires ? 'retire: empty' : 'members: []';
    const message = `empties the segment of ${plural(before, 'member')}, as \`${says}\` says`;
    return [{ ...found, verdict: 'pass', message, by: null }];
  }
  return [
    {
      ...found,
      verdict: 'refuse',
      message: `would remove ${before === 1 ? 'its only member' : `all ${count(before)} members`}, and nothing says that the segment is meant to be empty`,
      need: { kind: 'emptying' },
      reason: '',
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
  // People who came after the segment was at its largest may have gone too: all is all.
  const part = Math.min(whole, budget.removedWith(manifest.ids, removals));
  const earlier = part - removals.length;
  const makes =
    earlier === 0 && whole === sizeOf(entry)
      ? `${count(part)} of ${plural(whole, 'member')}`
      : `${plural(removals.length, 'member')}, which makes ${count(part)} of ${count(whole)} within ${hours(defaults.windowMs)}`;
  const judged = judgeLimit({
    guard: 'max_removals',
    segment: manifest.key,
    name: 'maxRemovals',
    measured: { part, whole },
    limit: manifest.guard.maxRemovals ?? defaults.maxRemovals,
    waivers,
    says: [`removes ${makes}`, `would remove ${makes}`],
    inShort: `${plural(part, 'removal')} from ${plural(whole, 'member')}`,
  });
  return [judged];
}

function hours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** A share says nothing of a segment that is new or tiny; a count does. */
function judgeAdditions(
  { manifest, entry, additions, waivers }: GuardedSegment,
  defaults: ConfigGuard,
): Judgement[] {
  const limit = manifest.guard.maxAdditions ?? defaults.maxAdditions;
  if (limit === null || additions === 0) return [];
  const whole = sizeOf(entry);
  const isSmall = whole < (manifest.guard.minExisting ?? defaults.minExisting);
  if (limit.kind === 'share' && (isSmall || whole === 0)) return [];
  const found = `${plural(additions, 'member')} to ${count(whole)}`;
  const judged = judgeLimit({
    guard: 'max_additions',
    segment: manifest.key,
    name: 'maxAdditions',
    measured: { part: additions, whole },
    limit,
    waivers,
    says: [`adds ${found}`, `would add ${found}`],
    inShort: `${plural(additions, 'addition')}`,
  });
  return [judged];
}

/** A truncated opt-out list would add people who opted out. */
function judgeExclusions(segment: GuardedSegment, defaults: ConfigGuard): Judgement[] {
  const { manifest, entry, sources, waivers } = segment;
  return sources.flatMap((source) => {
    const locked = entry.lists.find(
      (list) => list.role === 'exclusion' && list.path === source.path,
    );
    if (source.role !== 'exclusion' || locked === undefined || source.rows >= locked.rows)
      return [];
    const lost = locked.rows - source.rows;
    const found = `${count(lost)} of ${count(locked.rows)} rows`;
    return [
      judgeLimit({
        guard: 'max_exclusion_shrink',
        segment: manifest.key,
        name: 'maxExclusionShrink',
        measured: { part: lost, whole: locked.rows },
        limit: manifest.guard.maxExclusionShrink ?? defaults.maxExclusionShrink,
        waivers,
        says: [
          `the exclusion ${source.path} lost ${found}`,
          `was the exclusion ${source.path} cut off? It lost ${found}`,
        ],
        inShort: `the exclusion ${source.path} lost ${found}`,
      }),
    ];
  });
}

export function sizeOf(entry: SegmentEntry): number {
  return entry.accepted + entry.inDoubt;
}
