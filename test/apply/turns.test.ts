import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendAfter } from '../../src/apply/turns.ts';
import { sameUserKey } from '../../src/members/same-user.ts';
import type { Member, SegmentChanges } from '../../src/model.ts';
import { packSegments } from '../../src/plan/batches.ts';
import type { Seen } from './sendings.ts';
import {
  batch,
  CODE_400,
  fateOf,
  LIMITS,
  LOST,
  rehearseSending,
  singles,
  UNAUTHORISED,
} from './sendings.ts';

describe('what has to be answered before a batch is sent', () => {
  it('is nothing where no ADD may be about a removed user', () => {
    const batches = [batch('a | REMOVE vip', 'A | ADD news'), batch('b | ADD vip')];
    expect(sendAfter(batches)).toEqual(new Map());
  });

  it('is every batch with a REMOVE that may be about the same user', () => {
    const batches = [
      batch('Ada | REMOVE vip'),
      batch('ADA | REMOVE vip'),
      batch('bob | REMOVE vip'),
      batch('ada eve | ADD vip'),
      batch('guid:bob | ADD vip'),
    ];
    expect(sendAfter(batches)).toEqual(
      new Map([
        [3, [0, 1]],
        [4, [2]],
      ]),
    );
  });

  it('is never the batch itself nor a later one', () => {
    const batches = [batch('A | REMOVE vip', 'a | ADD vip'), batch('a | REMOVE vip')];
    expect(sendAfter(batches)).toEqual(new Map());
  });
});

const CLASH = [batch('Ada | REMOVE vip'), batch('b | ADD vip'), batch('ada c | ADD vip')];

describe('an ADD that waits for a REMOVE', () => {
  it('is sent after its answer, while others pass', async () => {
    const slow = ({ number }: Seen) => ({
      outcome: { kind: 'accepted' as const },
      ms: number === 1 ? 5000 : 100,
    });
    const rehearsal = await rehearseSending([...CLASH, batch('d | ADD vip')], { script: slow });
    expect(rehearsal.requests.map(({ at, changes }) => [at, changes[0]])).toEqual([
      [0, 'REMOVE vip Ada'],
      [0, 'ADD vip b'],
      [0, 'ADD vip d'],
      [5000, 'ADD vip ada'],
    ]);
    expect(rehearsal.result).toMatchObject({ accepted: 5, withheld: 0, stop: { kind: 'done' } });
  });

  it('waits for every part of a batch that was split', async () => {
    const batches = [batch('Ada x | REMOVE vip'), batch('ada | ADD vip')];
    const script = ({ changes }: Seen) =>
      changes.length > 1 ? CODE_400 : ({ kind: 'accepted' } as const);
    const { requests, result } = await rehearseSending(batches, { script });
    expect(requests.map(({ changes }) => changes.join())).toEqual([
      'REMOVE vip Ada,REMOVE vip x',
      'REMOVE vip Ada',
      'REMOVE vip x',
      'ADD vip ada',
    ]);
    expect(requests[3]?.at).toBe(200);
    expect(result.accepted).toBe(3);
  });

  it.each([
    ['was rejected', CODE_400],
    ['stays unconfirmed', LOST],
  ])('is withheld where the REMOVE %s', async (_, outcome) => {
    const script = ({ changes }: Seen) =>
      changes[0] === 'REMOVE vip Ada' ? outcome : ({ kind: 'accepted' } as const);
    const rehearsal = await rehearseSending(CLASH, { script });
    expect(rehearsal.requests.flatMap(({ changes }) => changes)).not.toContain('ADD vip ada');
    expect(fateOf(rehearsal, 'ADD vip ada')).toBe('-');
    expect(fateOf(rehearsal, 'ADD vip b')).toBe('accepted');
    expect(rehearsal.result).toMatchObject({ accepted: 1, withheld: 2, stop: { kind: 'done' } });
  });

  it('is sent after a REMOVE that was accepted at the second attempt', async () => {
    const script = ({ number, changes }: Seen) =>
      number < 3 && changes[0] === 'REMOVE vip Ada' ? LOST : ({ kind: 'accepted' } as const);
    const rehearsal = await rehearseSending(CLASH, { script });
    expect(fateOf(rehearsal, 'ADD vip ada')).toBe('accepted');
  });

  it('is not sent when the apply stops before', async () => {
    const { requests, result } = await rehearseSending(CLASH, { script: () => UNAUTHORISED });
    expect(requests).toHaveLength(2);
    expect(result).toMatchObject({ accepted: 0, rejected: 0, stop: { kind: 'unauthorised' } });
  });

  it('does not keep an apply from its end where it never comes to its turn', async () => {
    const { result } = await rehearseSending([...CLASH, ...singles(9)], {
      script: ({ changes }: Seen) =>
        changes[0] === 'REMOVE vip Ada' ? LOST : ({ kind: 'accepted' } as const),
      options: { stopAfterChanges: 4 },
    });
    expect(result).toMatchObject({ accepted: 3, ambiguous: 1, stop: { kind: 'stop-after' } });
  });
});

const spellings = ['ada', 'Ada', 'ADA', 'bob', 'Bob', 'eve'];
const member = fc.record({
  kind: fc.constantFrom('identity' as const, 'guid' as const),
  value: fc.constantFrom(...spellings),
});
const segmentChanges = fc
  .uniqueArray(fc.tuple(member, fc.boolean()), {
    selector: ([{ kind, value }]) => `${kind} ${value}`,
  })
  .map((changes) => ({
    add: changes.filter(([, isAdd]) => isAdd).map(([who]) => who),
    remove: changes.filter(([, isAdd]) => !isAdd).map(([who]) => who),
  }));

describe('a packed plan', () => {
  it('can be sent so that no REMOVE comes after an ADD of what may be the same user', async () => {
    const plans = fc.record({ news: segmentChanges, vip: segmentChanges });
    const property = fc.asyncProperty(plans, async (plan) => {
      const changes: SegmentChanges[] = Object.entries(plan).map(([key, rest]) => ({
        key,
        ...rest,
      }));
      const limits = { ...LIMITS, users: 2, segments: 2, entries: 2 };
      const { batches } = packSegments(changes, limits);
      const { requests, result } = await rehearseSending(batches, { options: { limits } });
      const total = changes.reduce((sum, { add, remove }) => sum + add.length + remove.length, 0);
      expect(result).toMatchObject({ accepted: total, withheld: 0 });
      expect(requests.flatMap((_, number) => tooLate(requests, number))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

/** REMOVEs of a request that were not answered when what may be the same user was added. */
function tooLate(requests: readonly Seen[], number: number): string[] {
  const own = requests[number];
  const earlier = requests.slice(0, number + 1);
  return (own?.changes ?? []).filter((change) => {
    if (!change.startsWith('REMOVE ')) return false;
    const end = (own?.at ?? 0) + 100;
    const ongoing = [...earlier, ...requests.slice(number + 1).filter(({ at }) => at < end)];
    return ongoing.some(({ changes }) => changes.some((other) => isSameUser(change, other)));
  });
}

function isSameUser(remove: string, add: string): boolean {
  const [, segment, removed = ''] = remove.split(' ');
  const [operation, other, added = ''] = add.split(' ');
  return operation === 'ADD' && segment === other && keyOf(removed) === keyOf(added);
}

function keyOf(text: string): string {
  const value = text.replace(/^guid:/, '');
  const known: Member = { kind: 'identity', value };
  return sameUserKey(known);
}
