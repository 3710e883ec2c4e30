import { describe, expect, it } from 'vitest';
import type { OwnChanges, PullRequestPlan } from '../../src/plan/pull-request.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { membersOf, peopleOf, planOf, REFUSED, SMALL, segmentOf } from './plans.ts';

function ownOf(key: string, parts: Partial<OwnChanges> = {}): OwnChanges {
  return { key, name: null, before: 0, after: 0, undeclared: false, add: [], remove: [], ...parts };
}

const NONE = { add: 0, remove: 0, segments: 0 };
const CASES: Readonly<Record<string, PullRequestPlan>> = {
  small: {
    plan: SMALL,
    own: [
      ownOf('vip_customers', {
        name: 'VIP customers',
        before: 1204,
        after: 1206,
        add: membersOf(['ada@example.com', '00123']),
      }),
      ownOf('newsletter_weekly', {
        name: 'Weekly newsletter',
        before: 634,
        after: 633,
        remove: membersOf(['rohan68@example.org']),
      }),
    ],
    pending: { add: 1, remove: 1, segments: 2 },
  },
  refused: {
    plan: REFUSED,
    own: [ownOf('vip_customers', { before: 1204, after: 1192, remove: peopleOf(12) })],
    pending: NONE,
  },
  nobody: { plan: planOf({ segments: [segmentOf('vip', { before: 3 })] }), own: [], pending: NONE },
  undeclared: {
    plan: planOf({ segments: [] }),
    own: [ownOf('vip', { before: 1204, undeclared: true })],
    pending: { add: 3, remove: 0, segments: 1 },
  },
  large: {
    plan: planOf({ segments: [segmentOf('vip', { add: peopleOf(100_000) })] }),
    own: [ownOf('vip', { after: 100_000, add: peopleOf(100_000) })],
    pending: NONE,
  },
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
