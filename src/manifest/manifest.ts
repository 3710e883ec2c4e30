import type { Days } from '../config/days.ts';
import type { GuardSettings } from '../config/guard.ts';
import type { IdentityFormat } from '../config/identity-format.ts';
import type { ExclusionRef, SourceRef } from '../lists/list-ref.ts';
import type { Split } from '../members/split.ts';
import type { Place, SegmentIds, SegmentKey } from '../model.ts';

/** One manifest, parsed and valid in itself. */
export interface Manifest {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  /** A label for people. */
  readonly name: string | null;
  /** A set that is never sent: other manifests are built from it, or exclude it. It has no IDs. */
  readonly only?: true;
  /** Create the segment in the account if segops has not created it yet. */
  readonly create: boolean;
  readonly decisions: Decisions;
  /** Where the segment is declared. */
  readonly place: Place;
  /** null: `members:` is absent. A count of 0: `members: []`, which permits emptying. */
  readonly members: InlineMembers | null;
  readonly membersFrom: readonly SourceRef[];
  /** Only members of each of these are in the segment. */
  readonly intersectWith: readonly SourceRef[];
  readonly excludeFrom: readonly ExclusionRef[];
  /** Of those who are not held back, whoever all of these take is in; absent: everybody. */
  readonly splits?: readonly Split[];
  readonly guard: GuardSettings;
  /** Outside of these days it has nobody; absent: always. Its own time zone, where it says so. */
  readonly days?: Days;
  readonly timezone?: string;
  /** Nobody joins, and only whom an exclusion holds back leaves; absent where it is not so today. */
  readonly frozen?: Frozen;
  /** Set when it is read: what is dated in it, and on which day it was read. */
  readonly dated?: Dated;
  /** Its last day, once that has passed: it may be emptied. */
  readonly ended?: string;
  /** Its first day, while that is to come: nobody is in it yet. */
  readonly begins?: string;
  /** What its identities look like; absent where it does not say. */
  readonly identity?: IdentityFormat;
  /** Who answers for it, as the manifest says, else CODEOWNERS; absent where nobody does. */
  readonly owner?: readonly string[];
  /** What it is for. */
  readonly description?: string;
  /** What the config excludes everywhere but not here; absent where it is nothing. */
  readonly exempt?: Exemptions;
}

/** While a campaign is being sent. `last`: its last day, `YYYY-MM-DD`. */
export interface Frozen {
  readonly last: string;
  readonly reason: string;
}

export interface Dated {
  readonly today: string;
  readonly parts: readonly DatedPart[];
  /** As its author wrote it, whatever counts today. */
  readonly written: Manifest;
  /** With whoever is in it on some day from today on, and with those alone who are on each of them. */
  readonly ever: Manifest;
  readonly always: Manifest;
  /** With all that counts, and all that keeps people out, on some day from today on. */
  readonly declared: Manifest;
  /** As it counts on another day. */
  readonly on: (day: string) => Manifest;
  /** As if no day had taken anybody out by now, and as if none had let anybody in. */
  readonly lasting: () => Manifest;
  readonly before: () => Manifest;
}

/** `what`: the path of a list, `segment:KEY`; null: the manifest itself. */
export interface DatedPart {
  readonly what: string | null;
  readonly role: 'members' | 'exclusion' | 'freeze';
  readonly days: Days;
}

/** Paths of lists, as the config writes them. */
export interface Exemptions {
  /** The manifest says so, and why. */
  readonly declared: readonly { readonly path: string; readonly reason: string }[];
  /** Its own members come from these. */
  readonly own: readonly string[];
}

/** What people decide about a segment as a whole. Each takes effect at the next apply. */
export interface Decisions {
  /** Ends the segment: its members stay as they are, or are removed under the guards. */
  readonly retire: 'keep' | 'empty' | null;
  /** Takes over a segment that exists: its listed members count as sent, or are sent once. */
  readonly adopt: 'accepted' | 'unconfirmed' | null;
  /** The key of the segment that this one replaces. CleverTap cannot rename a segment. */
  readonly renamedFrom: SegmentKey | null;
}

/** Inline members: strictly ascending lines of UTF-8, each ended by a newline. */
export interface InlineMembers {
  readonly identities: Uint8Array;
  readonly guids: Uint8Array;
  /** As many as are written, whichever of them count today. */
  readonly count: number;
  /** Those with days of their own, as written; absent where there are none, or once it is read for a day. */
  readonly dated?: readonly DatedMembers[];
}

/** Members of a manifest that have the same days. */
export interface DatedMembers extends Omit<InlineMembers, 'dated'> {
  readonly days: Days;
}
