import { expect, it } from 'vitest';
import type { ApplyResult } from '../../src/apply/apply.ts';
import { summarise } from '../../src/apply/summarise.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { plain, say } from '../../src/message.ts';
import { peopleOf, planOf, segmentOf } from '../report/plans.ts';

const PLAN = planOf({ segments: [segmentOf('vip', { add: peopleOf(3) })] });

function stoppedAfter(accepted: number): ApplyResult {
  return {
    index: emptyIndex('test'),
    creates: { index: emptyIndex('test'), created: [], stopped: null },
    sent: {
      ...{ stop: { kind: 'unauthorised', said: say`401` }, accepted, rejected: 0, ambiguous: 0 },
      ...{ requests: 2, withheld: 0, rejections: [], narrowed: null, credentials: 'accepted' },
      ...{ peakInFlight: 1, busyMs: 0 },
    },
    outcomes: [],
  };
}

it('a passcode that was accepted before is not blamed on the region', () => {
  const next = (accepted: number) => plain(summarise(PLAN, stoppedAfter(accepted), 0).next ?? []);
  expect(next(0)).toContain('a wrong region looks the same');
  expect(next(2)).toContain(
    'accepted it earlier in this apply, and refused it later. If it was changed, they set the new one where segops gets it (in a job: in the secrets of the repository). If it was not, ask CleverTap. Then apply again',
  );
  expect(next(2)).not.toContain('region');
});
