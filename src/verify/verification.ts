import type { Verified } from '../lock/verified.ts';
import type { Message } from '../message.ts';
import type { Problem, SegmentKey } from '../model.ts';
import { isForPerson } from './doubt.ts';
import type { Counts, Finding, Reason } from './tally.ts';
import type { VerdictKind } from './terms.ts';

/** What evidence there is in the account for what the lockfile says. */
export interface Verification {
  /** ms since the epoch. */
  readonly at: number;
  /** Of the lockfile that was judged. */
  readonly serial: number;
  readonly segments: readonly VerifiedSegment[];
  /** Users without a name that a member can have. */
  readonly unmatched: number;
  readonly source: Source;
  /** Why the evidence is not whole; null: it is. */
  readonly incomplete: Message | null;
  /** Absent: nothing was asked to be recorded. */
  readonly recorded?: Recorded;
  /** Absent: nothing was asked to be remembered, or the evidence is not whole. */
  readonly remembered?: Remembered;
}

/** How many exceptions the lockfile remembers now. `busy`: another run uses it, and nothing was written. */
export type Remembered =
  | { readonly kind: 'all'; readonly exceptions: number }
  | { readonly kind: 'busy'; readonly problems: readonly Problem[] };

/** What went into the lockfile. */
export interface Recorded {
  /** null: nothing was to be written. */
  readonly serial: number | null;
  /** Memberships that the next apply sends again. */
  readonly again: number;
  /** Foreign members that were taken over: the next plan removes them. */
  readonly taken: number;
  /** Foreign members that the YAML wants: left to the next apply. */
  readonly wanted: number;
  /** Memberships that are listed as unprovable now. */
  readonly listed: number;
}

/** Where the evidence comes from. */
export type Source =
  | { readonly kind: 'download'; readonly name: string; readonly at: number; readonly rows: number }
  | {
      readonly kind: 'account';
      /** Days, as they are written. */
      readonly from: string;
      readonly to: string;
      readonly timezone: string;
      /** null: not asked for. */
      readonly events: number | null;
      /** The oldest event, ms since the epoch. */
      readonly oldest: number | null;
      readonly requests: number;
    };

export interface VerifiedSegment {
  readonly key: SegmentKey;
  readonly by: Verified['by'];
  readonly counts: Counts;
  /** Removals that are confirmed. */
  readonly removals: number;
  readonly findings: readonly Finding[];
  readonly reasons: readonly Reason[];
  /** Counts that the verdicts do not explain. */
  readonly unexplained: readonly Message[];
  /** Through which record of the log it is confirmed; null: none is old enough. */
  readonly through: number | null;
  /** Digests of remembered exceptions whose memberships are confirmed now. */
  readonly over: readonly string[];
}

/** Of these a person should hear. */
const DIFFERENT: readonly VerdictKind[] = ['missing', 'lingering', 'foreign'];

/** Whether a person should hear of it: not of what is listed already. */
export function isException({ kind, why }: Pick<Finding, 'kind' | 'why'>): boolean {
  return DIFFERENT.includes(kind) || isNewlyListed(why);
}

function isNewlyListed(why: Finding['why']): boolean {
  return why === 'sent-again';
}

/** Memberships that the evidence speaks against, and users who should not be there. */
export function differences({ counts, unexplained, findings }: VerifiedSegment): number {
  const found = DIFFERENT.reduce((sum, kind) => sum + counts[kind], 0);
  const isNew = findings.filter(({ why }) => isNewlyListed(why)).length;
  return found + isNew + unexplained.length;
}

/** 4 wins over 2: what is not whole may differ elsewhere. */
export function exitCodeOf({ incomplete, segments }: Verification): 0 | 2 | 4 {
  if (incomplete !== null) return 4;
  return segments.some((segment) => differences(segment) > 0) ? 2 : 0;
}

type Open = Pick<VerifiedSegment, 'counts' | 'reasons'>;

/** What a verification leaves open, once what is missing or lingering is unconfirmed. */
export function exceptionsOf(segment: Open): number {
  return segment.counts.foreign + unfoundIn(segment);
}

/** Memberships that no evidence found as they should be, but for those that are sent again. */
export function unfoundIn({ counts, reasons }: Open): number {
  const unsettled = countOf(reasons, ({ why }) => why === 'unsettled');
  return counts['no-evidence'] + counts.unprovable + unsettled + countOf(reasons, isForPerson);
}

/** Missing or lingering, and to be sent again by the next apply where that is recorded. */
export function resendsIn({ counts, reasons }: Open): number {
  return counts.missing + counts.lingering - countOf(reasons, isForPerson);
}

/** Members that may be taken over: foreign ones, and those whom a second removal did not remove either. */
export function takeableIn({ counts, reasons }: Open): number {
  return counts.foreign + countOf(reasons, (one) => one.kind === 'lingering' && isForPerson(one));
}

function countOf(reasons: readonly Reason[], asked: (reason: Reason) => boolean): number {
  return reasons.filter(asked).reduce((sum, { count }) => sum + count, 0);
}
