import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/review/pull-request.ts';
import type { PlanCase } from '../cases/plan-case.ts';
import { planCase } from '../cases/plan-case.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'guid:f'];

function caseOf(lock: PlanCase['lock'], members: readonly string[] | null): PlanCase {
  const listed = members?.map((name) =>
    name.startsWith('guid:') ? `guid: ${name.slice(5)}` : name,
  );
  const text = `segment: { customer_segment_id: vip }\nmembers: [${(listed ?? []).map((one) => (one.includes(':') ? `{ ${one} }` : one)).join(', ')}]\n`;
  const manifests = members === null ? {} : { 'vip.yaml': text };
  return { manifests, ...(lock === undefined ? {} : { lock }), plan: null };
}

function namesOf(members: readonly { kind: string; value: string }[]): string[] {
  return members.map(({ kind, value }) => (kind === 'guid' ? `guid:${value}` : value)).sort();
}

describe('a pull request against its base', () => {
  it('changes exactly the members that its manifests desire differently, whatever the lockfile has', async () => {
    const some = fc.subarray(PEOPLE);
    const attempts = fc.dictionary(
      fc.constantFrom(...PEOPLE),
      fc.constantFrom('ADD', 'REMOVE', 'ADD settling', 'REMOVE settling'),
    );
    await fc.assert(
      fc.asyncProperty(some, some, some, attempts, async (accepted, base, head, unconfirmed) => {
        const lock = {
          vip: {
            accepted: accepted.filter((name) => unconfirmed[name] === undefined),
            unconfirmed,
          },
        };
        const found = comparePlans((await planCase(caseOf(lock, head))).plan, {
          plan: (await planCase(caseOf(lock, base))).plan,
          rules: [],
        });
        const own = found.own.segments[0];
        expect(namesOf(own?.add ?? [])).toEqual(head.filter((name) => !base.includes(name)).sort());
        expect(namesOf(own?.remove ?? [])).toEqual(
          base.filter((name) => !head.includes(name)).sort(),
        );
        const isSame = head.join() === base.join();
        expect([own?.before, own?.after]).toEqual(
          isSame ? [undefined, undefined] : [base.length, head.length],
        );
      }),
    );
  });

  it('lists a segment whose manifest it removes, and changes none of its members', async () => {
    const lock = { vip: { accepted: ['a', 'b'] } };
    const found = comparePlans((await planCase(caseOf(lock, null))).plan, {
      plan: (await planCase(caseOf(lock, ['a', 'c']))).plan,
      rules: [],
    });
    expect([found.own.segments, found.undeclared]).toEqual([
      [],
      [{ key: 'vip', name: null, members: 2 }],
    ]);
    expect(found.pending.totals).toMatchObject({ add: 0, remove: 0, segments: 0 });
  });

  it('separates what the same apply would send without it', async () => {
    const lock = { vip: { accepted: ['a', 'b'] } };
    const { own, pending } = comparePlans((await planCase(caseOf(lock, ['a', 'c', 'd']))).plan, {
      plan: (await planCase(caseOf(lock, ['a', 'c']))).plan,
      rules: [],
    });
    const changes = ({ segments }: typeof own) =>
      segments.map(({ add, remove }) => [namesOf(add), namesOf(remove)]);
    expect(changes(own)).toEqual([[['d'], []]]);
    expect(changes(pending)).toEqual([[['c'], ['b']]]);
    expect(pending.totals).toMatchObject({ add: 1, remove: 1, segments: 1 });
  });
});
