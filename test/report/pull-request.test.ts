import { describe, expect, it } from 'vitest';
import type { Plan, SegmentPlan } from '../../src/plan/plan.ts';
import type { PullRequestPlan } from '../../src/plan/pull-request.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { membersOf, peopleOf, planOf, REFUSED, SMALL, segmentOf } from './plans.ts';

function compared(
  plan: Plan,
  own: readonly SegmentPlan[],
  parts: Partial<PullRequestPlan> = {},
): PullRequestPlan {
  const pending = planOf({ segments: [] });
  return { plan, own: { ...planOf({ segments: own }) }, undeclared: [], pending, ...parts };
}

const CASES: Readonly<Record<string, PullRequestPlan>> = {
  small: compared(
    SMALL,
    [
      segmentOf('vip_customers', {
        name: 'VIP customers',
        before: 1204,
        add: membersOf(['ada@example.com', '00123']),
      }),
      segmentOf('newsletter_weekly', {
        name: 'Weekly newsletter',
        before: 634,
        remove: membersOf(['rohan68@example.org']),
      }),
    ],
    {
      pending: planOf({
        segments: [
          segmentOf('newsletter_weekly', { remove: membersOf(['annie@example.com']) }),
          segmentOf('ct:5678', { ids: { ctSegmentId: 5678 }, add: membersOf(['eve@example.com']) }),
        ],
      }),
    },
  ),
  refused: compared(REFUSED, [segmentOf('vip_customers', { before: 1204, remove: peopleOf(12) })]),
  nobody: compared(planOf({ segments: [segmentOf('vip', { before: 3 })] }), []),
  adopts: compared(planOf({ segments: [segmentOf('vip', { adopt: peopleOf(3) })] }), [
    segmentOf('vip', { adopt: peopleOf(3), after: 3 }),
  ]),
  undeclared: compared(planOf({ segments: [] }), [], {
    undeclared: [{ key: 'vip', name: null, members: 1204 }],
  }),
  large: compared(planOf({ segments: [segmentOf('vip', { add: peopleOf(100_000) })] }), [
    segmentOf('vip', { add: peopleOf(100_000) }),
  ]),
};

describe('a plan on a pull request', () => {
  it.each(Object.keys(CASES).filter((name) => name !== 'large'))(
    'renders the %s one as its golden file',
    async (name) => {
      const found = CASES[name];
      if (found === undefined) throw new Error(name);
      await expect(pullRequestToMarkdown(found)).toMatchFileSnapshot(
        `golden/pull-request-${name}.md.txt`,
      );
    },
  );

  it('is cut to what a comment takes, and says so', () => {
    const found = CASES.large;
    if (found === undefined) throw new Error('large');
    const text = pullRequestToMarkdown(found);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/^### Adds 100,000 members to 1 segment\n/);
    expect(text).toMatch(/Cut to fit: [\d,]+ of 100,000 changes are not listed here\./);
  });
});
