import { describe, expect, it } from 'vitest';
import { asPath, plain, say } from '../../src/message.ts';
import type { GuardVerdict, Plan, SegmentPlan } from '../../src/plan/plan.ts';
import { sectionsOf } from '../../src/report/plan-sections.ts';
import { safetyOf } from '../../src/report/safety-words.ts';
import { listOf, peopleOf, planOf, REFUSED, segmentOf } from './plans.ts';

const OUT = 'lists/opted-out.txt';
const MERGE = { verb: 'merge', changesRules: false } as const;

function excluding(key: string, ...paths: readonly string[]): SegmentPlan {
  const lists = paths.map((path) => listOf({ path, role: 'exclusion', rows: 52, bytes: 9 }));
  return segmentOf(key, { before: 9, add: peopleOf(2), lists });
}

function told(plan: Plan, options: Parameters<typeof safetyOf>[2] = MERGE): string[] {
  const safety = safetyOf(plan, sectionsOf(plan), options);
  return safety === null ? [] : [plain(safety.verdict), plain(safety.exclusions)];
}

const SAFE = 'Safe to merge, as far as the guards can tell: no limit is exceeded.';

describe('what is said to whoever approves', () => {
  it('is nothing of a plan that is refused, and of one that sends nothing', () => {
    expect(told(REFUSED)).toEqual([]);
    expect(told(planOf({ segments: [segmentOf('vip', { before: 9 })] }))).toEqual([]);
  });

  it('is that nobody joins who is on the list that all of them exclude', () => {
    const plan = planOf({ segments: [excluding('vip', OUT), excluding('news', OUT)] });
    expect(told(plan)).toEqual([SAFE, `Nobody who is on ${OUT} joins.`]);
    const removal = planOf({ segments: [segmentOf('vip', { before: 9, remove: peopleOf(2) })] });
    expect(told(removal)).toEqual([SAFE, 'Nobody joins a segment.']);
  });

  it('claims nothing of segments that exclude no list, or an empty one', () => {
    const open = segmentOf('open', { add: peopleOf(2) });
    const empty = listOf({ path: OUT, role: 'exclusion', rows: 0, bytes: 0 });
    const plan = planOf({
      segments: [
        excluding('vip', OUT),
        open,
        segmentOf('empty', { add: peopleOf(1), lists: [empty] }),
      ],
    });
    expect(told(plan)).toEqual([
      'Check for opt-outs before you merge.',
      `open (+2) and empty (+1) have no exclusion list, so nobody compared those who join with the opt-outs. vip is checked: nobody who is on ${OUT} joins.`,
    ]);
  });

  it('calls a segment that has a number alone by it', () => {
    const plan = planOf({ segments: [segmentOf('ct:5678', { add: peopleOf(2) })] });
    expect(told(plan)[1]).toBe(
      'segment number 5678 (+2) has no exclusion list, so nobody compared those who join with the opt-outs.',
    );
  });

  it('names each list only where all of these segments exclude it', () => {
    const plan = planOf({ segments: [excluding('vip', OUT), excluding('news', 'segment:staff')] });
    expect(told(plan)[1]).toBe(
      'Nobody joins a segment who is on a list that the segment excludes.',
    );
    const both = planOf({ segments: [excluding('vip', OUT, 'segment:staff')] });
    expect(told(both)[1]).toBe(`Nobody who is on ${OUT} or the segment staff joins.`);
  });

  it('claims nothing of a list of which a notice says that it holds back nobody', () => {
    const notice = {
      ...({ code: 'exclusion-of-another-kind', segment: 'vip', next: null } as const),
      message: say`the list ${asPath(OUT)} holds back nobody`,
    };
    const plan = planOf({ segments: [excluding('vip', OUT)], notices: [notice] });
    expect(told(plan)).toEqual([SAFE, '']);
  });

  it('says how many join who were on a list before', () => {
    const few: GuardVerdict = {
      ...{ guard: 'max_exclusion_shrink', segment: 'vip', verdict: 'pass', allow: null },
      message: say`the plan lets in 2 people`,
      measured: { part: 2, whole: 20, limit: { kind: 'count', count: 3 } },
    };
    const plan = planOf({ segments: [excluding('vip', OUT)], guards: [few] });
    expect(told(plan)[1]).toBe(
      `Nobody who is on ${OUT} joins. Up to 2 people join who were on an exclusion list before.`,
    );
  });

  it('calls nothing safe that needs a waiver, or whose rules are changed beside it', () => {
    const plan = planOf({ segments: [excluding('vip', OUT)] });
    const waivers = [{ segment: 'vip', reason: 'as agreed', until: 1, guards: [] }];
    expect(told({ ...plan, waivers })[0]).not.toContain('Safe');
    expect(told(plan, { verb: 'merge', changesRules: true })[0]).not.toContain('Safe');
    expect(told(plan, { verb: 'apply', changesRules: false })[0]).toContain('Safe to apply');
  });
});
