import { describe, expect, it } from 'vitest';
import { dueIn } from '../../src/inspect/due.ts';
import type { PlanCase } from '../cases/plan-case.ts';
import { manifestsOf, openIn, planCase } from '../cases/plan-case.ts';

/** Who leaves and who comes because of a day, of all segments. The day of the cases is 2026-11-23. */
async function dueOf(given: PlanCase): Promise<readonly [overdue: number, due: number]> {
  const { plan } = await planCase(given);
  const all = plan.segments.map((one) => dueIn(one, manifestsOf(given), openIn(given)));
  const sum = (name: 'overdue' | 'due') => all.reduce((total, one) => total + one[name], 0);
  return [sum('overdue'), sum('due')];
}

const HEAD = 'segment: { customer_segment_id: vip }\n';
const LOCK = { vip: { accepted: ['ada', 'bob', 'eve'] } };

describe('members that a day has come for', () => {
  it.each([
    [
      'a line that is over',
      'members: [bob, eve, { identity: ada, last_day: 2026-11-22 }]\n',
      [1, 0],
    ],
    ['a line that is gone', 'members: [bob, eve]\n', [0, 0]],
    ['the segment itself', 'last_day: 2026-11-22\nmembers: [ada, bob]\n', [2, 0]],
    [
      'an exclusion that has begun',
      'members: [ada, bob, eve]\nexclude_from: [{ file: out.txt, first_day: 2026-11-23 }]\n',
      [1, 0],
    ],
    [
      'an exclusion that is new',
      'members: [ada, bob, eve]\nexclude_from: [file: out.txt]\n',
      [0, 0],
    ],
    [
      'a line that has begun, and one that is new',
      'members: [ada, bob, eve, new, { identity: zoe, first_day: 2026-11-23 }]\n',
      [0, 1],
    ],
    [
      'an exclusion that has ended',
      'members: [ada, bob, eve, new, out]\nexclude_from: [{ file: out.txt, last_day: 2026-11-22 }]\n',
      [0, 1],
    ],
    [
      'a row of a CSV that is over, and one that has begun',
      'members: [bob, eve]\nmembers_from: [{ file: in.csv, column: id, first_day_column: from, last_day_column: until }]\n',
      [1, 1],
    ],
    [
      'a line that is still to come',
      'members: [ada, bob, eve, { identity: zoe, first_day: 2026-11-24 }]\n',
      [0, 0],
    ],
  ])('are counted for %s', async (_, manifest, expected) => {
    const lists = {
      'out.txt': 'eve\nout\n',
      'in.csv': 'id,from,until\nada,,2026-11-22\nnew,2026-11-20,\n',
    };
    const given = { manifests: { 'vip.yaml': HEAD + manifest }, lists, lock: LOCK };
    expect(await dueOf(given)).toEqual(expected);
  });

  it('are counted where the set that a segment is built from is dated', async () => {
    const given = {
      manifests: {
        'rich.yaml':
          'segment: { only: true, id: rich }\nmembers: [bob, eve, { identity: ada, last_day: 2026-11-22 }]\n',
        'vip.yaml': `${HEAD}members_from: [segment: rich]\n`,
      },
      lock: LOCK,
    };
    expect(await dueOf(given)).toEqual([1, 0]);
  });
});
