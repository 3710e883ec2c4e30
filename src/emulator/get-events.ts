import { createHash } from 'node:crypto';
import { MEMBERSHIP_EVENT } from '../clevertap/wire.ts';
import type { Member } from '../model.ts';
import type { Context } from './context.ts';
import { failure } from './errors.ts';
import { propertiesOf } from './event-properties.ts';
import type { MembershipEvent } from './events.ts';
import type { Reply } from './http.ts';
import { jsonReply, parseJson, refusal } from './http.ts';
import { tracesOf } from './traces.ts';

const MAX_BATCH_SIZE = 5000;
const DEFAULT_BATCH_SIZE = 50;

/** What third parties report of cursors: how long one lives after its query, and after its last use. */
const CURSOR_MS = 4 * 3_600_000;
const IDLE_MS = 3_600_000;

/**
 * `POST /1/events.json`: a query, answered with a cursor. The cursor carries the range of events that
 * there are now, so that reading ends and a restart forgets none.
 */
export function queryEvents(context: Context, query: URLSearchParams, body: unknown): Reply {
  const now = context.settings.now();
  const size = batchSizeOf(query.get('batch_size'));
  const { event_name: name, from, to } = (body ?? {}) as Record<string, unknown>;
  if (size === null) return refusal(failure('parameters', 'batch_size is not from 1 to 5000'));
  if (typeof name !== 'string') return refusal(failure('parameters', 'event_name is missing'));
  const traces = tracesOf(context, from, to);
  if ('error' in traces) return refusal(traces);
  const { at, end } = name === MEMBERSHIP_EVENT ? traces : { at: 0, end: 0 };
  return jsonReply(200, {
    status: 'success',
    cursor: writeCursor({ at, end, size, asked: now, used: now }),
  });
}

/**
 * `GET /1/events.json?cursor=...`: one batch, and the cursor of the next while there is one. With
 * `query=` in place of a cursor it is a query, as CleverTap's own client for Node sends it.
 */
export function readEvents(context: Context, query: URLSearchParams): Reply {
  const asked = query.get('query');
  if (asked !== null && !query.has('cursor')) {
    const json = parseJson(Buffer.from(asked));
    return 'value' in json ? queryEvents(context, query, json.value) : refusal(json);
  }
  const { account, settings } = context;
  const now = settings.now();
  const cursor = readCursor(query.get('cursor'));
  if (cursor === null) return refusal(failure('parameters', 'cursor is unreadable'));
  if (now - cursor.asked >= CURSOR_MS || now - cursor.used >= IDLE_MS) {
    return refusal(failure('parameters', 'cursor has expired'));
  }
  const { end, size } = cursor;
  const at = Math.max(cursor.at, account.events.first);
  const next = Math.min(at + size, end, account.events.total);
  const records = [];
  for (let index = at; index < next; index += 1) {
    records.push(recordOf(context, account.events.at(index)));
  }
  const more = next < end ? { next_cursor: writeCursor({ ...cursor, at: next, used: now }) } : {};
  return jsonReply(200, { status: 'success', ...more, ...(records.length > 0 ? { records } : {}) });
}

function recordOf({ account, zone }: Context, event: MembershipEvent) {
  const { ctSegmentId, operation, time, user } = event;
  return {
    profile: profileOf(account.users.member(account.users.now(user))),
    ts: zone.stamp(time),
    event_props: propertiesOf(account.segments, ctSegmentId, operation),
  };
}

function profileOf(user: Member) {
  const objectId = objectIdOf(user);
  return user.kind === 'guid' ? { objectId } : { objectId, identity: user.value };
}

/** An anonymous profile's object ID is its guid; of others it is made up, always the same. */
export function objectIdOf({ kind, value }: Member): string {
  return kind === 'guid' ? value : createHash('sha256').update(value).digest('hex').slice(0, 32);
}

function batchSizeOf(text: string | null): number | null {
  if (text === null) return DEFAULT_BATCH_SIZE;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= MAX_BATCH_SIZE ? size : null;
}

interface Cursor {
  readonly at: number;
  readonly end: number;
  readonly size: number;
  /** Milliseconds since the epoch: when the query came, and the last request with a cursor of it. */
  readonly asked: number;
  readonly used: number;
}

/** Percent-encoded, as cursors are said to come: who encodes it again asks with another one. */
function writeCursor({ at, end, size, asked, used }: Cursor): string {
  const plain = [at, end, size, asked, used].join('.');
  return encodeURIComponent(Buffer.from(`=${plain}`).toString('base64'));
}

function readCursor(text: string | null): Cursor | null {
  if (!/^[A-Za-z0-9+/]+=*$/.test(text ?? '')) return null;
  const written = Buffer.from(text ?? '', 'base64').toString();
  const fields = /^=(\d{1,15})\.(\d{1,15})\.(\d{1,4})\.(\d{1,15})\.(\d{1,15})$/.exec(written);
  const [at = 0, end = 0, size = 0, asked = 0, used = 0] = fields?.slice(1).map(Number) ?? [];
  return size < 1 ? null : { at, end, size, asked, used };
}
