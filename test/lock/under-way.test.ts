import { describe, expect, it } from 'vitest';
import { failureCode } from '../../src/failure.ts';
import type { Owner } from '../../src/lock/lease.ts';
import { thisOwner } from '../../src/lock/lease.ts';
import { mayEndWell, underWayIn } from '../../src/lock/under-way.ts';

const NOW = Date.now();
type Left = { readonly apply: string; readonly journal: null } | null;

/** A lock with this lease, whose index lacks the apply `a1`. */
function look(owner: (Owner & { leaseUntil?: number }) | null, left: Left = JOURNAL) {
  return underWayIn({ leaseOwner: async () => owner, readJournal: async () => left }, 'a1', NOW);
}
const JOURNAL: Left = { apply: 'a1', journal: null };
const ELSEWHERE = { ...thisOwner(NOW), boot: 'elsewhere' };

describe('an apply whose journal is not recorded yet', () => {
  it('runs where its process does', async () => {
    expect(await look(thisOwner(NOW))).toMatchObject({ kind: 'running' });
  });

  it('is unclear where its process cannot be seen, until its lease ends', async () => {
    const until = NOW + 60_000;
    const found = await look({ ...ELSEWHERE, leaseUntil: until });
    expect(found).toMatchObject({ kind: 'unclear', until });
    expect(mayEndWell(found)).toBe(true);
    expect(await look({ ...ELSEWHERE, leaseUntil: NOW - 1 })).toMatchObject({ kind: 'cut-off' });
  });

  it('is not expected to end well where its lease never ends by itself', async () => {
    const found = await look({ ...ELSEWHERE, leaseUntil: Number.POSITIVE_INFINITY });
    expect(found).toMatchObject({ kind: 'unclear', until: null });
    expect(mayEndWell(found)).toBe(false);
    expect(mayEndWell(await look(ELSEWHERE))).toBe(false);
  });

  it('was cut off where no one has the lease', async () => {
    expect(await look(null)).toEqual({ kind: 'cut-off', by: null });
  });

  it('is read again where its journal is gone by now: it ended in between', async () => {
    const error = await look(null, null).catch((thrown: unknown) => thrown);
    expect(failureCode(error)).toBe('journal-missing');
  });
});
