import type {
  DayRange,
  EventPage,
  Incomplete,
  ReadingClient,
} from '../../clevertap/read/reading.ts';
import { keysOf } from '../../lock/lock-index.ts';
import type { Message } from '../../message.ts';
import { asCode, plural, say } from '../../message.ts';
import type { SegmentKey } from '../../model.ts';
import { asSentence } from '../../report/render-message.ts';
import type { AccountDays } from '../../verify/days.ts';
import { Traces } from '../../verify/traces.ts';
import { verifySpace } from './verify.ts';

/** All events of some days, as traces of the segments that are asked for. */
export interface ReadTraces {
  readonly traces: Traces;
  readonly events: number;
  readonly requests: number;
  readonly incomplete: Message | null;
}

/**
 * There is no filter by segment: what is of another one tells how far back events are kept. Where CleverTap
 * makes the range begin again, what was read of it is forgotten.
 */
export async function readEvents(
  client: Pick<ReadingClient, 'events'>,
  range: DayRange,
  owners: ReadonlyMap<SegmentKey, number>,
  days: AccountDays,
  keepsNames: boolean,
  onRead: (events: number) => void,
): Promise<ReadTraces> {
  const empty = () => new Traces(verifySpace(), { areUsers: false, keepsNames });
  let traces = empty();
  let pages = 0;
  let events = 0;
  let unreadable = 0;
  for await (const page of client.events(range, null)) {
    if (page.kind === 'incomplete') {
      const incomplete = cutShort(page, days);
      return { traces, events, requests: pages + 1, incomplete };
    }
    if (page.isFirst && pages > 0) {
      traces.close();
      traces = empty();
      events = 0;
      unreadable = 0;
    }
    pages += 1;
    events += page.events.length;
    unreadable += page.unreadable;
    for (const event of page.events) addEvent(traces, event, owners);
    onRead(events);
  }
  const incomplete = unreadable === 0 ? null : say`${plural(unreadable, 'event')} cannot be read.`;
  return { traces, events, requests: pages + 1, incomplete };
}

/** Identities before the object ID, which is another one once profiles were merged. */
function addEvent(
  traces: Traces,
  { objectId, identities, segmentIds, operation, at, latest }: EventPage['events'][number],
  owners: ReadonlyMap<SegmentKey, number>,
): void {
  const [segment] = keysOf(segmentIds).flatMap((key) => owners.get(key) ?? []);
  if (segment === undefined) {
    traces.saw(latest);
    return;
  }
  const names = identities.map((value) => ({ kind: 'identity' as const, value }));
  const guids = objectId === null ? [] : [{ kind: 'guid' as const, value: objectId }];
  traces.add({ segment, operation, at, latest, names: [...names, ...guids] });
}

function cutShort({ reason, isFinal }: Incomplete, { isKnown }: AccountDays): Message {
  const what = asSentence(say`Not all events could be read: ${reason}`);
  // Other days would fare the same.
  if (isFinal) return what;
  if (isKnown) {
    return say`${what} If CleverTap refuses the days, another zone may be that of the account. Compare ${asCode('account.timezone')} with the account's settings.`;
  }
  return say`${what} If CleverTap refuses the days, write the time zone of the account into the config: ${asCode('timezone:')} under ${asCode('account:')}.`;
}
