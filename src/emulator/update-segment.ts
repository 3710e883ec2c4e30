import type { EntryError } from '../clevertap/wire.ts';
import type { Account, Segment, StreamRow } from './account.ts';
import { userKey } from './account.ts';
import type { Answer } from './errors.ts';
import { badRequest, limitExceeded, SUCCESS } from './errors.ts';
import type { Counting } from './options.ts';

/**
 * POST /api/updateSegment. First the request as a whole: its shape (400) and its limits (100). Then
 * partial processing: every user times every segment of each entry; what is invalid is skipped and
 * goes to the Error Stream, and the answer is 200 all the same.
 */
export interface UpdateRules {
  readonly counting: Counting;
  readonly code100Status: number;
}

interface RawEntry {
  readonly users: readonly unknown[];
  readonly segments: readonly unknown[];
}

const LIMIT = 100;

export function updateSegment(
  body: unknown,
  account: Account,
  rules: UpdateRules,
  now: number,
): Answer {
  const entries = entriesOf(body);
  if (typeof entries === 'string') return badRequest(entries);
  const refused = checkLimits(entries, rules);
  if (refused !== null) return refused;
  for (const entry of entries) processEntry(entry, account, now);
  return SUCCESS;
}

/** The entries, or what is wrong with the shape. Unknown fields are let pass (a laxity). */
function entriesOf(body: unknown): RawEntry[] | string {
  const profiles = fieldOf(body, 'bulk_profiles');
  if (!Array.isArray(profiles)) return 'bulk_profiles must be an array';
  const entries: RawEntry[] = [];
  for (const [index, profile] of profiles.entries()) {
    const users = fieldOf(profile, 'user_profiles');
    const segments = fieldOf(profile, 'segments');
    if (!Array.isArray(users)) return `bulk_profiles[${index}].user_profiles must be an array`;
    if (!Array.isArray(segments)) return `bulk_profiles[${index}].segments must be an array`;
    entries.push({ users, segments });
  }
  return entries;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function checkLimits(entries: readonly RawEntry[], rules: UpdateRules): Answer | null {
  const { code100Status: status, counting } = rules;
  if (entries.length > LIMIT) return limitExceeded(status, 'profileUpdates');
  if (entries.every((entry) => entry.users.length === 0))
    return limitExceeded(status, 'noProfiles');
  const { users, segments, pairs } = counted(entries, counting);
  if (segments > LIMIT) return limitExceeded(status, 'segments');
  if (users > LIMIT) return limitExceeded(status, 'profiles');
  return pairs > LIMIT ? limitExceeded(status, 'profileUpdates') : null;
}

/** `occurrences` is the stricter reading of "up to 100 user IDs and up to 100 segments". */
function counted(entries: readonly RawEntry[], counting: Counting) {
  if (counting === 'distinct') {
    const users = new Set(
      entries.flatMap((entry) => entry.users.map((user) => JSON.stringify(user))),
    );
    const segments = new Set(entries.flatMap((entry) => entry.segments.map(segmentName)));
    return { users: users.size, segments: segments.size, pairs: 0 };
  }
  let users = 0;
  let segments = 0;
  let pairs = 0;
  for (const entry of entries) {
    users += entry.users.length;
    segments += entry.segments.length;
    pairs += entry.users.length * entry.segments.length;
  }
  return { users, segments, pairs: counting === 'pairs' ? pairs : 0 };
}

function segmentName(raw: unknown): string {
  return JSON.stringify([fieldOf(raw, 'customer_segment_id'), fieldOf(raw, 'ct_segment_id')]);
}

function processEntry(entry: RawEntry, account: Account, now: number): void {
  const users = entry.users.map(readUser);
  for (const raw of entry.segments) {
    const target = readSegment(raw, account);
    for (const user of users) {
      if ('error' in target)
        account.errorStream.push(row(target.error, raw, user.shown, account, now));
      else if (user.key === null) {
        account.errorStream.push(row('API_SEGMENT_EMPTY_IDENTITY', raw, user.shown, account, now));
      } else account.change(target.segment, target.action, user.key);
    }
  }
}

interface ReadUser {
  /** null where identity and guid are missing or empty. */
  readonly key: string | null;
  readonly shown: string;
}

/** `identity` first; `guid` is checked only where no identity is given. */
function readUser(raw: unknown): ReadUser {
  const identity = idText(fieldOf(raw, 'identity'));
  if (identity !== '')
    return { key: userKey({ kind: 'identity', value: identity }), shown: identity };
  const guid = idText(fieldOf(raw, 'guid'));
  if (guid !== '') return { key: userKey({ kind: 'guid', value: guid }), shown: guid };
  return { key: null, shown: '' };
}

/** Numbers are taken as text (a laxity); anything else counts as missing. */
function idText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

type Target =
  | { readonly segment: Segment; readonly action: 'ADD' | 'REMOVE' }
  | { readonly error: EntryError };

/** IDs before action: a row names the first thing that is wrong with its segment. */
function readSegment(raw: unknown, account: Account): Target {
  const customerId = idText(fieldOf(raw, 'customer_segment_id'));
  const ctText = idText(fieldOf(raw, 'ct_segment_id'));
  if (customerId === '' && ctText === '') return { error: 'API_SEGMENT_NO_SEGMENT_ID' };
  const byCustomer = customerId === '' ? null : (account.byCustomerId.get(customerId) ?? null);
  const byCt = ctText === '' ? null : (account.byCtId.get(ctNumber(ctText)) ?? null);
  if (customerId !== '' && ctText !== '' && byCustomer !== byCt)
    return { error: 'API_SEGMENT_ID_MISMATCH' };
  const segment = byCustomer ?? byCt;
  // Dashboard and partner segments exist, but not for this API.
  if (segment === null || segment.origin !== 'api')
    return { error: 'API_SEGMENT_NOT_FOUND_OR_DELETED' };
  const action = fieldOf(raw, 'action');
  if (action !== 'ADD' && action !== 'REMOVE') return { error: 'API_SEGMENT_INVALID_ACTION' };
  return { segment, action };
}

/** The specification says Integer; a third-party client sends digits in a string, so both are taken. */
function ctNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function row(
  error: EntryError,
  raw: unknown,
  user: string,
  account: Account,
  time: number,
): StreamRow {
  return {
    time,
    error,
    ctSegmentId: idText(fieldOf(raw, 'ct_segment_id')),
    customerSegmentId: idText(fieldOf(raw, 'customer_segment_id')),
    user,
    request: account.requests,
  };
}
