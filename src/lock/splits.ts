import type { Split } from '../members/split.ts';
import type { SegmentKey } from '../model.ts';
import type { MoreOfEntry, SegmentEntry } from './lock-index.ts';

/** Where a share starts and ends, in hundredths of a percent. */
export type Share = readonly [from: number, to: number];

/**
 * A split as the last apply had it, and what is remembered of it. Two steps that each let a share grow or
 * shrink may draw others together, so the shares before that one stay until a waiver names the salt.
 */
export interface KnownSplit extends Split {
  /** The segment that has it, where it is not this one but one that this one is built from. */
  readonly through?: SegmentKey;
  /** It is gone: a waiver allowed that. Whoever draws anew after it needs one too. */
  readonly ended?: true;
  /** Other shares that it took before. */
  readonly before?: readonly Share[];
}

/** The digest has shown that segops wrote them. */
export function splitsOf({ more }: Pick<SegmentEntry, 'more'>): readonly KnownSplit[] {
  return (more.split ?? []) as readonly KnownSplit[];
}

export function withSplits(more: MoreOfEntry, splits: readonly KnownSplit[]): MoreOfEntry {
  const { split: _, ...others } = more;
  return splits.length === 0 ? others : { ...others, split: splits };
}

/** Of two entries that are one segment: whoever was left out by either stays so. */
export function joinedSplits(a: SegmentEntry, b: SegmentEntry): readonly KnownSplit[] {
  const byName = new Map<string, KnownSplit>();
  for (const split of [...splitsOf(a), ...splitsOf(b)]) {
    const known = byName.get(splitName(split));
    byName.set(splitName(split), known === undefined ? split : joined(known, split));
  }
  return [...byName.values()];
}

function joined(a: KnownSplit, b: KnownSplit): KnownSplit {
  const [last, other] = a.ended && !b.ended ? [b, a] : [a, b];
  return withShares(last, [...sharesOf(last), ...sharesOf(other)]);
}

/** Tells splits of a segment, and of what it is built from, apart. Keys have no newlines. */
export function splitName({ salt, through }: Pick<KnownSplit, 'salt' | 'through'>): string {
  return through === undefined ? salt : `${through}\n${salt}`;
}

/** All that it took, the last first. */
export function sharesOf({ from, to, before = [] }: KnownSplit): readonly Share[] {
  return [[from, to], ...before];
}

/** `shares` are all that it took, each once; the last is that of the split. */
export function withShares(
  { before: _, ...split }: KnownSplit,
  shares: readonly Share[],
): KnownSplit {
  const last = String([split.from, split.to]);
  const others = new Map(shares.map((share) => [String(share), share]));
  others.delete(last);
  return others.size === 0 ? split : { ...split, before: [...others.values()] };
}

/** What the last apply drew by, of the segment itself or of one that it is built from. */
export function lastSplits(known: readonly KnownSplit[], through?: SegmentKey): readonly Split[] {
  return known
    .filter((split) => split.through === through && split.ended !== true)
    .map(({ salt, from, to }) => ({ salt, from, to }));
}
