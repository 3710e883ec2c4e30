import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rehearsal } from './client.ts';
import { apiSegment, errorsOf, membersOf, rehearse } from './client.ts';

/**
 * A second reading of the specification, as small as its tables: what any request does to an
 * account, pair by pair. The emulator must agree with it on members, on the Error Stream and on
 * which requests it refuses, whatever is mixed in one request.
 */
const API = [
  { ct: 1234, customer: 'abc123' },
  { ct: 5678, customer: null },
  { ct: 9012, customer: 'customer_id_123' },
] as const;
const BY_HAND = { ct: 77, customer: 'made_by_hand' } as const;

interface WrittenSegment {
  readonly ct_segment_id?: number | string;
  readonly customer_segment_id?: string;
  readonly action?: string;
}
interface WrittenUser {
  readonly identity?: string;
  readonly guid?: string;
}
interface WrittenEntry {
  readonly user_profiles: readonly WrittenUser[];
  readonly segments: readonly WrittenSegment[];
}

interface Model {
  /** By ct_segment_id. */
  readonly members: Map<number, Set<string>>;
  readonly errors: string[];
}

const CODE_100 = {
  updates: 'A maximum of 100 profile updates can be included in one request.',
  none: 'No user profiles were provided in the request. Add profiles and try again.',
  segments: 'More than 100 segments were added in the request.',
  users: 'More than 100 user IDs added for one or more segments.',
};

/** Which of the four limit errors may refuse a request: more than one can fit. */
function refusalsOf(entries: readonly WrittenEntry[]): string[] {
  const users = entries.flatMap(({ user_profiles }) => user_profiles).length;
  const segments = entries.flatMap((entry) => entry.segments).length;
  const withoutUsers = entries.some(({ user_profiles }) => user_profiles.length === 0);
  return [
    ...(entries.length > 100 ? [CODE_100.updates] : []),
    ...(entries.length === 0 || withoutUsers ? [CODE_100.none] : []),
    ...(segments > 100 ? [CODE_100.segments] : []),
    ...(users > 100 ? [CODE_100.users] : []),
  ];
}

function process(model: Model, { user_profiles, segments }: WrittenEntry): void {
  for (const segment of segments) {
    for (const user of user_profiles) processPair(model, segment, user);
  }
}

function processPair(model: Model, segment: WrittenSegment, user: WrittenUser): void {
  const name = user.identity || (user.guid ? `guid:${user.guid}` : '');
  const reasons = errorsFor(segment, name);
  if (reasons.length > 0) {
    // As the Error Stream writes a user: without the kind, and none as null.
    model.errors.push(`${reasons.join('|')} ${user.identity || user.guid || null}`);
    return;
  }
  const members = model.members.get(foundBy(segment)[0] ?? 0);
  if (segment.action === 'ADD') members?.add(name);
  else members?.delete(name);
}

/** Every entry error that fits: the specification does not say which one is logged of several. */
function errorsFor(segment: WrittenSegment, name: string): string[] {
  const { ct_segment_id: ct = '', customer_segment_id: customer = '', action = '' } = segment;
  const given = [ct, customer].filter((id) => id !== '').length;
  const found = foundBy(segment);
  const [first, second] = found;
  const differ = given === 2 && found.length > 0 && first !== second;
  return [
    ...(given > 0 && found.length === 0 ? ['API_SEGMENT_NOT_FOUND_OR_DELETED'] : []),
    ...(differ ? ['API_SEGMENT_ID_MISMATCH'] : []),
    ...(['ADD', 'REMOVE'].includes(action) ? [] : ['API_SEGMENT_INVALID_ACTION']),
    ...(name === '' ? ['API_SEGMENT_EMPTY_IDENTITY'] : []),
    ...(given === 0 ? ['API_SEGMENT_NO_SEGMENT_ID'] : []),
  ];
}

/** The ct_segment_id of the API segment that each given ID names. */
function foundBy({ ct_segment_id: ct, customer_segment_id: customer }: WrittenSegment): number[] {
  const byCt = API.filter((segment) => String(segment.ct) === String(ct ?? ''));
  const byCustomer = API.filter((segment) => segment.customer === (customer ?? ''));
  return [...byCt, ...byCustomer].map((segment) => segment.ct);
}

const ids = [...API, BY_HAND, { ct: 4711, customer: 'nowhere' }];
const segment: fc.Arbitrary<WrittenSegment> = fc.record(
  {
    ct_segment_id: fc.constantFrom(...ids.flatMap(({ ct }) => [ct, String(ct)])),
    customer_segment_id: fc.constantFrom('', ...ids.flatMap(({ customer }) => customer ?? [])),
    action: fc.constantFrom('ADD', 'ADD', 'REMOVE', 'REMOVE', 'add', 'DROP', ''),
  },
  { requiredKeys: [] },
);
/** Mostly right, so that requests do things: one segment, one ID, one action. */
const rightSegment: fc.Arbitrary<WrittenSegment> = fc
  .tuple(fc.constantFrom(...API), fc.constantFrom('ADD', 'REMOVE'))
  .map(([{ ct }, action]) => ({ ct_segment_id: ct, action }));
const name = fc.constantFrom(
  '',
  'ada',
  'Ada',
  'bob',
  'e,"v\ne',
  '<script>',
  '__proto__',
  '\u{1f600}',
);
const user: fc.Arbitrary<WrittenUser> = fc.record(
  { identity: name, guid: name },
  { requiredKeys: [] },
);
const entry: fc.Arbitrary<WrittenEntry> = fc.record({
  user_profiles: fc.array(user, { minLength: 1, maxLength: 5 }),
  segments: fc.array(fc.oneof(rightSegment, segment), { minLength: 1, maxLength: 5 }),
});
const request = fc.array(entry, { minLength: 1, maxLength: 6 });

async function account(): Promise<Rehearsal> {
  const byHand = { ...apiSegment(BY_HAND.customer, BY_HAND.ct), kind: 'dashboard' } as const;
  return rehearse({
    segments: [...API.map(({ ct, customer }) => apiSegment(customer, ct)), byHand],
  });
}

function emptyModel(): Model {
  return { members: new Map(API.map(({ ct }) => [ct, new Set<string>()])), errors: [] };
}

/** The row that was logged must be one of the errors that fit. */
function fits(logged: string, expected: string): boolean {
  const at = logged.indexOf(' ');
  const types = expected.slice(0, expected.indexOf(' ')).split('|');
  return (
    types.includes(logged.slice(0, at)) &&
    logged.slice(at) === expected.slice(expected.indexOf(' '))
  );
}

it('does to members and Error Stream what the specification says of each pair', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 4 }), async (requests) => {
      const api = await account();
      const model = emptyModel();
      for (const entries of requests) {
        const answer = await api.update(...entries);
        expect(answer).toMatchObject({ status: 200, body: { success: true } });
        for (const one of entries) process(model, one);
      }
      for (const [ct, members] of model.members) {
        expect(membersOf(api, ct).sort()).toEqual([...members].sort());
      }
      expect(membersOf(api, BY_HAND.ct)).toEqual([]);
      const logged = errorsOf(api);
      const misfits = logged.filter((row, index) => !fits(row, model.errors[index] ?? ' '));
      expect({ rows: logged.length, misfits }).toEqual({ rows: model.errors.length, misfits: [] });
      await api.emulator.close();
    }),
    { numRuns: 60 },
  );
});

/** At a limit, just below and just above it; else well within. */
const total = fc.oneof(fc.constantFrom(99, 100, 101), fc.integer({ min: 1, max: 9 }));
/** Requests of `entries` entries that share `users` and `segments` as evenly as they can. */
const sizes = fc
  .record({ entries: fc.oneof(fc.constantFrom(0, 1, 2, 3), total), users: total, segments: total })
  .map(({ entries, users, segments }) =>
    Array.from({ length: entries }, (_, index) => ({
      users: share(users, entries, index),
      segments: Math.max(1, share(segments, entries, index)),
    })),
  );

function share(whole: number, parts: number, index: number): number {
  return Math.floor(whole / parts) + (index < whole % parts ? 1 : 0);
}

it('refuses a request for a limit that it exceeds, and for no other reason', async () => {
  const api = await account();
  await fc.assert(
    fc.asyncProperty(sizes, async (entries) => {
      const body = entries.map(({ users, segments }) => ({
        user_profiles: Array.from({ length: users }, (_, index) => ({ identity: `u${index}` })),
        segments: Array.from({ length: segments }, () => ({ ct_segment_id: 1234, action: 'ADD' })),
      }));
      const expected = refusalsOf(body);
      const before = membersOf(api, 1234).length;
      const answer = await api.update(...body);
      if (expected.length === 0) {
        expect(answer).toMatchObject({ status: 200, body: { success: true } });
        return;
      }
      expect(answer).toMatchObject({ status: 400, body: { status: 'fail', code: 100 } });
      expect(expected).toContain((answer.body as { readonly error: string }).error);
      expect(membersOf(api, 1234)).toHaveLength(before);
    }),
    { numRuns: 150 },
  );
});
