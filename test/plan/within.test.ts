import { expect, it } from 'vitest';
import { redacting } from '../../src/report/privacy.ts';
import { planCase } from '../cases/plan-case.ts';
import { planPage } from '../html/plans.ts';

it('says how much of the limits of the whole plan is used, on the page', async () => {
  const { plan } = await planCase({
    manifests: {
      'segments/vip.yaml':
        'segment: { customer_segment_id: vip }\nmembers: [ada, bob]\nguard: { max_removals: 100% }\n',
    },
    lock: { vip: { accepted: ['ada', 'eve'] } },
  });
  expect(plan.within).toMatchObject([
    {
      ...{ guard: 'max_changes', segment: null, verdict: 'pass' },
      measured: { part: 2, whole: 2, limit: { kind: 'count', count: 10_000 } },
    },
  ]);
  const page = planPage(redacting(null).plan(plan));
  expect(page).toContain('The plan makes 2 changes to 2 memberships in the lockfile');
  expect(page).toContain('of the limit: 2 of 2, limit 10000');
});
