import { describe, expect, it } from 'vitest';
import { planDigest } from '../../src/plan/digest.ts';
import type { PlanTarget } from '../../src/plan/plan.ts';
import { planOf } from '../report/plans.ts';

const plan = planOf({ segments: [] });

describe('the digest of a plan', () => {
  it.each<Partial<PlanTarget>>([
    { account: null },
    { account: 'OTHER' },
    { origin: 'http://127.0.0.1:4010' },
    { settleMs: 0 },
  ])('covers the target: %o', (change) => {
    const other = { ...plan, target: { ...plan.target, ...change } };
    expect(planDigest(other)).not.toBe(planDigest(plan));
  });
});
