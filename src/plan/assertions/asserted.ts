import type { Assertion, Property } from '../../config/assertions.ts';
import type { Member, Place, SegmentKey } from '../../model.ts';

/** What is known of one rule of the config, before it is judged. */
export interface Asserted {
  readonly assertion: Assertion;
  /** Declared segments that it is about, ascending. */
  readonly about: readonly SegmentKey[];
  /** A segment whose members nobody knows, although the rule is about it; null where there is none. */
  readonly unknown: SegmentKey | null;
  readonly violations: number;
  /** The first of them, to be shown. */
  readonly members: readonly Violator[];
  readonly manifests: readonly Lacking[];
  /** Of the segment whose size is asked; null elsewhere. */
  readonly size: number | null;
  /** The segment whose size is asked has not begun, or has ended; absent elsewhere. */
  readonly off?: { readonly kind: 'begins' | 'ended'; readonly day: string };
}

/** A member that breaks a rule, in which segments, and where one of them names it. */
export interface Violator {
  readonly member: Member;
  readonly segments: readonly SegmentKey[];
  /** null where no line could be found. */
  readonly place: Place | null;
}

/** A manifest without properties that it has to have. */
export interface Lacking {
  readonly segment: SegmentKey;
  readonly place: Place;
  readonly properties: readonly Property[];
}

/** Of members and of manifests, so many are named. */
export const SHOWN = 3;
