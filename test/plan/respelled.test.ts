import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/model.ts';
import { isMuch, respelledIn } from '../../src/plan/respelled.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import * as plans from '../report/plans.ts';

function identities(...values: string[]): Member[] {
  return values.map((value) => ({ kind: 'identity', value }));
}

describe('members that leave and return in another spelling', () => {
  it.each([
    ['Ada@Example.com', 'ada@example.com', 1],
    ['441632960001', '+441632960001', 1],
    ['00441632960001', '+44 1632 960001', 1],
    ['00123', '123', 1],
    ['0', '00', 1],
    ['ada+a@example.com', 'ada@example.com', 0],
    ['É@example.com', 'é@example.com', 0],
    ['ada', 'bob', 0],
  ])('are told from others: %s and %s', (leaves, returns, count) => {
    const found = respelledIn({ remove: identities(leaves), add: identities(returns) });
    expect(found.count).toBe(count);
    const first = count === 0 ? null : [...identities(leaves), ...identities(returns)];
    expect(found.first).toEqual(first);
  });

  it('are not a guid and an identity', () => {
    const add: Member[] = [{ kind: 'guid', value: 'ABC' }];
    expect(respelledIn({ add, remove: identities('abc') }).count).toBe(0);
  });

  it('count once each', () => {
    const found = respelledIn({ remove: identities('ADA', 'Ada', 'bob'), add: identities('ada') });
    expect(found.count).toBe(1);
  });

  it('are in the verdict above 1% of their segment', () => {
    expect([isMuch(1, 100), isMuch(2, 100)]).toEqual([false, true]);
    const [segment, ...others] = plans.SMALL.segments;
    if (segment === undefined) throw new Error('the plan has no segment');
    const with1 = (respelled: number) => ({
      ...plans.SMALL,
      segments: [{ ...segment, before: 100, respelled }, ...others],
    });
    expect(verdictOf(with1(1)).headline).not.toContain('spelling');
    expect(verdictOf(with1(2)).headline).toContain(
      ' 2 members of 1 segment only change their spelling.',
    );
  });
});
