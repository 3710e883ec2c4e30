import type { SegmentEntry } from '../lock/lock-index.ts';
import type { ConfigGuard } from '../manifest/config.ts';
import type { DesiredSource } from '../manifest/desired.ts';
import { visible } from '../manifest/frame.ts';
import type { Manifest, Threshold } from '../manifest/manifest.ts';
import { count } from './figures.ts';
import type { GuardVerdict } from './plan.ts';

/** What the guards look at: one segment's sizes and sources, before and after. */
export interface GuardedSegment {
  readonly manifest: Manifest;
  readonly entry: SegmentEntry;
  readonly sources: readonly DesiredSource[];
  readonly desired: number;
  /** Removals that are more than the confirmation of one that was attempted before. */
  readonly removals: number;
}

/** The verdicts that matter for a segment: those with something to judge. */
export function judge(segment: GuardedSegment, defaults: ConfigGuard): GuardVerdict[] {
  return [
    ...judgeEmptying(segment),
    ...judgeRemovals(segment, defaults),
    ...judgeExclusions(segment, defaults),
  ];
}

/** Only `members: []` says that a segment is meant to be empty. */
function judgeEmptying({ manifest, entry, desired, removals }: GuardedSegment): GuardVerdict[] {
  const before = sizeOf(entry);
  if (desired > 0 || before === 0 || removals === 0) return [];
  const meant = manifest.members !== null && manifest.members.count === 0;
  const verdict = { guard: 'emptying' as const, segment: manifest.key };
  if (meant) {
    const message = `empties the segment of ${count(before)} members, as \`members: []\` says`;
    return [{ ...verdict, verdict: 'pass', message, allow: null }];
  }
  return [
    {
      ...verdict,
      verdict: 'refuse',
      message: `would remove all ${count(before)} members, and nothing says that the segment is meant to be empty`,
      allow: `members: []   # in ${visible(manifest.place.file)}`,
    },
  ];
}

function judgeRemovals(segment: GuardedSegment, defaults: ConfigGuard): GuardVerdict[] {
  const { manifest, entry, removals } = segment;
  const before = sizeOf(entry);
  if (removals === 0 || before < (manifest.guard.minExisting ?? defaults.minExisting)) return [];
  const limit = manifest.guard.maxRemovals ?? defaults.maxRemovals;
  const exceeded = exceeds(removals, before, limit);
  return [
    {
      guard: 'max_removals',
      segment: manifest.key,
      verdict: exceeded ? 'refuse' : 'pass',
      message: `${exceeded ? 'would remove' : 'removes'} ${figures(removals, before, 'members', limit)}`,
      allow: exceeded ? guardYaml('max_removals', removals, before, limit, manifest) : null,
    },
  ];
}

/** A truncated opt-out list would add people who opted out. */
function judgeExclusions(segment: GuardedSegment, defaults: ConfigGuard): GuardVerdict[] {
  const { manifest, entry, sources } = segment;
  const limit = manifest.guard.maxExclusionShrink ?? defaults.maxExclusionShrink;
  return sources.flatMap((source) => {
    const locked = entry.lists.find(
      (list) => list.role === 'exclusion' && list.path === source.path,
    );
    if (source.role !== 'exclusion' || locked === undefined || source.rows >= locked.rows)
      return [];
    const lost = locked.rows - source.rows;
    const exceeded = exceeds(lost, locked.rows, limit);
    return [
      {
        guard: 'max_exclusion_shrink' as const,
        segment: manifest.key,
        verdict: exceeded ? ('refuse' as const) : ('pass' as const),
        message: `the exclusion ${source.path} lost ${figures(lost, locked.rows, 'rows', limit)}: was it cut off?`,
        allow: exceeded
          ? guardYaml('max_exclusion_shrink', lost, locked.rows, limit, manifest)
          : null,
      },
    ];
  });
}

function sizeOf(entry: SegmentEntry): number {
  return entry.accepted + entry.inDoubt;
}

function exceeds(part: number, whole: number, limit: Threshold): boolean {
  return limit.kind === 'count' ? part > limit.count : part > limit.share * whole;
}

function figures(part: number, whole: number, unit: string, limit: Threshold): string {
  const share = Math.round((part / whole) * 1000) / 10;
  return `${count(part)} of ${count(whole)} ${unit} (${share}%; the limit is ${thresholdText(limit)})`;
}

/** The smallest round limit, of the kind that was set, which would let the change pass. */
function guardYaml(
  name: 'max_removals' | 'max_exclusion_shrink',
  part: number,
  whole: number,
  limit: Threshold,
  manifest: Manifest,
): string {
  const needed = limit.kind === 'count' ? `${part}` : `${Math.ceil((part / whole) * 100)}%`;
  return `guard:   # in ${visible(manifest.place.file)}\n  ${name}: ${needed}`;
}

function thresholdText(limit: Threshold): string {
  if (limit.kind === 'count') return count(limit.count);
  return `${Math.round(limit.share * 1000) / 10}%`;
}
