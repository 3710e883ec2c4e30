import { describe, expect, it } from 'vitest';
import { asPath, say } from '../../src/message.ts';
import type { GuardVerdict, Plan, SegmentPlan } from '../../src/plan/plan.ts';
import { lettingInNobody } from '../../src/report/cause-words.ts';
import type { Cause } from '../../src/report/causes.ts';
import { causesOf } from '../../src/report/causes.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { repairOf } from '../../src/report/repair.ts';
import { refusals } from '../../src/report/verdict.ts';
import { CUT_FOR_FORTY, peopleOf, planOf, segmentOf } from './plans.ts';

const LIST = 'lists/opted-out.txt';

function lost(segment: string, guard: GuardVerdict['guard'] = 'max_exclusion_rows_lost') {
  const message = say`the exclusion ${asPath(LIST)} lost 26 of 52 rows`;
  return { guard, segment, verdict: 'refuse', message, allow: null, lists: [LIST] } as const;
}

function lookedUp(segment: string, part: number): GuardVerdict {
  const measured = { part, whole: 52, limit: { kind: 'count', count: 3 } } as const;
  const message = say`the plan lets in nobody who was on ${asPath(LIST)}`;
  return {
    guard: 'max_exclusion_shrink',
    segment,
    verdict: 'pass',
    message,
    allow: null,
    measured,
  };
}

function planWith(segments: SegmentPlan[], parts: Partial<Plan> = {}): Plan {
  const guards = segments.map(({ key }) => lost(key));
  return { ...planOf({ segments, guards }), ...parts };
}

function worstOf(plan: Plan): Cause {
  const [worst] = causesOf(refusals(plan));
  if (worst === undefined) throw new Error('nothing refuses');
  return worst;
}

const joined = (key: string) => segmentOf(key, { add: peopleOf(2), before: 9 });

describe('segments of a cause that let nobody in', () => {
  it('are those that add no one, and those of which who is added was looked up', () => {
    const segments = [segmentOf('none', { before: 9 }), joined('known'), joined('unknown')];
    const plan = planWith(segments, { within: [lookedUp('known', 0)] });
    expect(lettingInNobody(worstOf(plan), plan)).toEqual(['none', 'known']);
  });

  it('are none that a guard says to let in a few', () => {
    const plan = planWith([joined('few')]);
    const few = { ...plan, guards: [...plan.guards, lookedUp('few', 2)] };
    expect(lettingInNobody(worstOf(few), few)).toEqual([]);
    const within = { ...few, within: [lookedUp('few', 0)] };
    expect(lettingInNobody(worstOf(within), within)).toEqual([]);
  });

  it('are none that are held, and none whose masked key is that of another', () => {
    const held = { key: 'none', guards: [], problems: [], excludes: null };
    const plan = planWith([segmentOf('none', { before: 9 })], { heldSegments: [held] });
    expect(lettingInNobody(worstOf(plan), plan)).toEqual([]);
    const masked = planWith([segmentOf('***'), joined('***')]);
    expect(lettingInNobody(worstOf(masked), masked)).toEqual([]);
  });

  it('are not told of what has nothing to do with who is let in', () => {
    const plan = planWith([segmentOf('vip', { before: 9 })]);
    const other = { ...plan, guards: [{ ...lost('vip', 'list_cut_off') }] };
    expect(lettingInNobody(worstOf(other), other)).toEqual([]);
  });

  it('have a repair that says when it is right, and who does it', () => {
    const plan = planWith([segmentOf('a'), segmentOf('b')]);
    const restorable = { branch: 'main', lists: new Map([[LIST, LIST]]) };
    expect(repairOf(worstOf(plan), restorable)).toEqual({
      when: 'If these rows were removed by mistake',
      text: 'ask whoever made this change to restore the list, to commit and to push:',
      command: `git checkout origin/main -- ${LIST}`,
    });
    const old = { guards: [lost('a', 'max_age')] as const, lists: [LIST] };
    expect(repairOf(old, null)).toEqual({
      when: 'If the list is wrong',
      text: 'export the list again, whole, and run the plan again.',
      command: null,
    });
    expect(repairOf({ ...old, lists: [] }, null)).toBeNull();
  });
});

describe('a list that lost rows', () => {
  it('is told once in the comment, with whom that lets in, and who else excludes it', () => {
    const text = planToMarkdown(CUT_FOR_FORTY);
    expect(text.match(/lost 44 of its 52 rows/g)).toHaveLength(1);
    expect(text).toContain('> | **Store 1** | **5** of 52 (limit 5%) |');
    expect(text).toContain('and 5 other segments use the same list; nobody would join them.');
    // Two segments that let people in; of the third it is not known.
    const [first, second] = CUT_FOR_FORTY.segments;
    const keys = [first?.key, second?.key, 'store_40'];
    const few = {
      ...CUT_FOR_FORTY,
      segments: CUT_FOR_FORTY.segments.map((one) =>
        one.key === 'store_40' ? { ...one, add: peopleOf(1) } : one,
      ),
      guards: CUT_FOR_FORTY.guards.filter(({ segment }) => keys.includes(segment ?? '')),
    };
    expect(planToMarkdown(few)).toContain(
      '> **`lists/opted-out.txt` lost 44 of its 52 rows** (84.6%; the limit is 10%). 5 people who were on it would join **Store 1** (9.6% of those it held back; the limit is 5%). 6 people who were on it would join **Store 2** (11.5% of those it held back; the limit is 5%). **Store 40** uses the same list. <sub>',
    );
  });

  it('is told as its guards say it where another list is to blame, too', () => {
    const [first] = CUT_FOR_FORTY.guards;
    if (first === undefined) throw new Error('no guard');
    const both = { ...first, lists: ['lists/opted-out.txt', 'lists/staff.txt'] };
    const guards = [both, ...CUT_FOR_FORTY.guards.slice(1, 2)];
    const text = planToMarkdown({ ...CUT_FOR_FORTY, guards });
    expect(text).toContain('The plan lets in 5 people');
    expect(text).toContain('The exclusion `lists/opted-out.txt` lost 44 of 52 rows');
  });
});
