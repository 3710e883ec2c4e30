import { expect, it } from 'vitest';
import type { PlanCase } from '../cases/plan-case.ts';
import { planCase } from '../cases/plan-case.ts';

/** Its evidence cannot be told: whoever asks for it fails. */
const odd = {
  get changed(): number {
    throw new RangeError('the clock is odd');
  },
};

it('refuses where a guard cannot be evaluated, and names no way around', async () => {
  const given: PlanCase = {
    manifests: {
      'vip.yaml':
        'segment: { customer_segment_id: vip }\nmembers_from: [{ file: list.txt, max_age: 1d }]\n',
    },
    lists: { 'list.txt': 'a\n' },
    evidence: { 'list.txt': odd },
  };
  const { plan } = await planCase(given);
  const refused = plan.guards.filter(({ verdict }) => verdict === 'refuse');
  expect(refused).toMatchObject([{ guard: 'not_evaluated', segment: 'vip', allow: null }]);
});
