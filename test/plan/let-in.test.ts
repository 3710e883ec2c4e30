import { describe, expect, it } from 'vitest';
import { planCase } from '../cases/plan-case.ts';

/** So many rows that a filter makes mistakes, and all of them left at once. */
const ROWS = Array.from({ length: 220_000 }, (_, at) => `r${at}`);

function lettingIn(part: number, others: number) {
  const base = [...ROWS.slice(0, part), ...Array.from({ length: others }, (_, at) => `other${at}`)];
  return planCase({
    manifests: {
      'vip.yaml':
        'segment: { customer_segment_id: vip }\nmembers_from: [file: base.txt]\nexclude_from: [file: out.txt]\n',
    },
    lists: { 'base.txt': `${base.join('\n')}\n`, 'out.txt': 'z\n' },
    lock: {
      vip: {
        accepted: ['a'],
        excluded: {
          held: [{ people: 1000, minutes_ago: null }],
          lists: [{ path: 'out.txt', rows: ROWS, minutes_ago: null }],
        },
      },
    },
  });
}

async function refused(part: number, others: number): Promise<boolean> {
  const { plan } = await lettingIn(part, others);
  return plan.guards.some(
    ({ guard, verdict }) => guard === 'max_exclusion_shrink' && verdict === 'refuse',
  );
}

describe('people who were let in by a list of which nothing is left', () => {
  it('are told from those who are found by chance', async () => {
    // About 100 of them are.
    expect(await refused(0, 10_000)).toBe(false);
    expect(await refused(150, 10_000)).toBe(true);
  });

  it('counts what chance may hide', async () => {
    // 95 of 1,000 would pass a limit of 10%, if only they could be told.
    expect(await refused(95, 0)).toBe(false);
    expect(await refused(95, 20_000)).toBe(true);
  });
});
