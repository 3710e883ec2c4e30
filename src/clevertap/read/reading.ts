import type { Message } from '../../message.ts';
import type { Operation, SegmentIds } from '../../model.ts';

/**
 * What can be read back from CleverTap: the traces of changes, in whole days of the account's time zone.
 * This client cannot write: see questions.ts. Nothing here throws for what CleverTap answers. Whatever was
 * not read to its end says so by itself (`incomplete`), so that no one takes silence for evidence.
 */
export interface ReadingClient {
  /** Distinct profiles with an event of this segment and operation in these days. */
  count(segment: SegmentIds, operation: Operation, days: DayRange): Promise<CountAnswer>;
  /**
   * All membership events of these days, page by page: there is no filter by segment. `resume` is the `next`
   * of the last page that was kept, null for the begin. After `incomplete` nothing comes.
   */
  events(days: DayRange, resume: string | null): AsyncIterable<EventPage | Incomplete>;
  /** Ends the connections. */
  close(): Promise<void>;
}

/** Days as `YYYY-MM-DD`, inclusive, in the account's time zone. Days to come are left out. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export type CountAnswer = { readonly kind: 'count'; readonly count: number } | Incomplete;

export interface Incomplete {
  readonly kind: 'incomplete';
  /** Part of a sentence. Never names a member. */
  readonly reason: Message;
  /** Every other question would fare the same, and is not asked any more. */
  readonly isFinal: boolean;
}

/** At most 5,000 events. */
export interface EventPage {
  readonly kind: 'page';
  /**
   * The range begins with this page. Forget what earlier pages of this range said: a cursor that expired
   * makes it begin again, also after `resume`.
   */
  readonly isFirst: boolean;
  readonly events: readonly MembershipEvent[];
  /** Records that name no segment, operation, time or profile. */
  readonly unreadable: number;
  /** To go on after this page, also in another process; null: the range has been read to its end. */
  readonly next: string | null;
}

/** One event `Segment Membership Change`, as it was raised. */
export interface MembershipEvent {
  /** Of the profile as it is now: profiles that were merged have another one than at the time. */
  readonly objectId: string | null;
  /** Exact, in the order of the record. */
  readonly identities: readonly string[];
  /** As the event carries them. */
  readonly segmentIds: SegmentIds;
  readonly operation: Operation;
  /** Milliseconds since the epoch, to the second. */
  readonly at: number;
  /** Later than `at` in the hour that the clocks of the zone show twice. */
  readonly latest: number;
}
