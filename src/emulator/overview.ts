import type { Context } from './context.ts';
import { isLoopback } from './origin.ts';
import type { RequestRecord } from './request-log.ts';
import type { Segment } from './segments.ts';
import { countsOf } from './state-json.ts';

const SHOWN_REQUESTS = 50;

/** What the page shows at a glance: `GET /_emulator/overview`, and each event of `/_emulator/live`. */
export function overviewOf(context: Context) {
  const { account, settings, log } = context;
  return {
    account_id: settings.accountId,
    loopback: isLoopback(settings.host),
    // Whoever reaches the page from elsewhere has to have been told it.
    passcode: isLoopback(settings.host) ? settings.passcode : null,
    time: new Date(settings.now()).toISOString(),
    ...countsOf(context),
    created_users: account.users.created,
    segments: [...account.segments.all()].filter((segment) => !segment.deleted).map(segmentRow),
    recent: log.recent().slice(-SHOWN_REQUESTS).reverse().map(requestRow),
  };
}

function segmentRow({ ctSegmentId, customerSegmentId, name, kind, members }: Segment) {
  return {
    ct_segment_id: ctSegmentId,
    customer_segment_id: customerSegmentId,
    name,
    kind,
    size: members.size,
  };
}

function requestRow(record: RequestRecord) {
  const { time, ms, hungUp, sent: _sent, answer: _answer, ...rest } = record;
  return { ...rest, time: new Date(time).toISOString(), ms, hung_up: hungUp };
}

/** One request with its bodies: `GET /_emulator/requests/NUMBER`; null where it is not kept any more. */
export function requestOf({ log }: Context, number: number) {
  const record = log.recent().find((one) => one.number === number);
  if (record === undefined) return null;
  return { ...requestRow(record), body: record.sent, answer: record.answer };
}
