import { describe, expect, it } from 'vitest';
import { say } from '../../src/message.ts';
import type { Plan, SegmentPlan } from '../../src/plan/plan.ts';
import { appliedToMarkdown } from '../../src/report/applied-markdown.ts';
import { outdated } from '../../src/report/comment-marks.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { unapprovedToMarkdown } from '../../src/report/unapproved-markdown.ts';
import { unapprovedToText } from '../../src/report/unapproved-text.ts';
import type { PullRequestPlan } from '../../src/review/pull-request.ts';
import type { UnapprovedReason } from '../../src/review/unapproved.ts';
import { abridged } from './abridged.ts';
import { membersOf, peopleOf, planOf, REFUSED, SMALL, segmentOf } from './plans.ts';

function compared(
  plan: Plan,
  own: readonly SegmentPlan[],
  parts: Partial<PullRequestPlan> = {},
): Shown<PullRequestPlan> {
  const pending = planOf({ segments: [] });
  return OPEN.pullRequest({
    plan,
    own: planOf({ segments: own }),
    undeclared: [],
    pending,
    rules: [],
    ...parts,
  });
}

function maskedSmall(): Shown<PullRequestPlan> {
  const { segments } = SMALL;
  const pending = planOf({ segments: segments.slice(2, 3) });
  return redacting('key').pullRequest(compared(SMALL, segments.slice(0, 2), { pending }));
}

const CASES: Readonly<Record<string, Shown<PullRequestPlan>>> = {
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
  redacted: maskedSmall(),
  undeclared: compared(planOf({ segments: [] }), [], {
    undeclared: [{ key: 'vip', name: null, members: 1204 }],
  }),
  large: compared(planOf({ segments: [segmentOf('vip', { add: peopleOf(100_000) })] }), [
    segmentOf('vip', { add: peopleOf(100_000) }),
  ]),
};

describe('a plan on a pull request', () => {
  it.each(Object.keys(CASES))('renders the %s one as its golden file', async (name) => {
    const found = CASES[name];
    if (found === undefined) throw new Error(name);
    await expect(abridged(pullRequestToMarkdown(found))).toMatchFileSnapshot(
      `golden/pull-request-${name}.md.txt`,
    );
  });

  it('is cut to what a comment takes, and says so', () => {
    const found = CASES.large;
    if (found === undefined) throw new Error('large');
    const text = pullRequestToMarkdown(found);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/^### 🟢 segops: 100,000 people join · 1 segment\n/);
    expect(text).toMatch(/Cut to fit: [\d,]+ of 100,000 changes are not listed here\./);
  });
});

describe('what a pull request is told afterwards', () => {
  const left = planOf({
    segments: [
      segmentOf('vip_customers', { before: 1204, add: membersOf(['mallory@example.com']) }),
    ],
  });
  const SUMMARY = OPEN.summary({
    outcome: 'applied',
    changes: { total: 7, accepted: 7, rejected: 0, unconfirmed: 0, unsent: 0 },
    requests: 2,
    seconds: 1.4,
    creates: 0,
    rejected: [],
    stoppedBecause: null,
    serial: 13,
    next: null,
  });

  it('shows what was sent, for whoever asks later', async () => {
    const text = appliedToMarkdown(SUMMARY, SMALL);
    await expect(text).toMatchFileSnapshot('golden/pull-request-applied.md.txt');
  });

  it('names what nobody approved, why, and what to do', async () => {
    const reasons = [
      { kind: 'list', path: 'fetched/night.txt' },
      { kind: 'pull-request', number: 12, why: say`no one who may write here approved it` },
      { kind: 'commit', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
    ] satisfies UnapprovedReason[];
    const text = unapprovedToMarkdown(OPEN.unapproved({ plan: SMALL, left, reasons }));
    await expect(text).toMatchFileSnapshot('golden/pull-request-not-approved.md.txt');
    const hostile: UnapprovedReason = { kind: 'list', path: 'a\u202e\n::error::b' };
    expect(
      unapprovedToText(
        OPEN.unapproved({ plan: SMALL, left, reasons: [...reasons.slice(1), hostile] }),
      ),
    ).toBe(
      `  Pull request \`12\`: no one who may write here approved it.
  Commit \`3d3c42e5aac5\` came without a pull request.
  The list a\\u202e\\u000a\\u003a:error::b is outside git and has changed since the last apply. What was reviewed is unknown.
`,
    );
  });

  it('is marked as outdated once, with the newest serial', async () => {
    const found = CASES.small;
    if (found === undefined) throw new Error('small');
    const text = outdated(outdated(pullRequestToMarkdown(found), 12, null), 13, null);
    await expect(text).toMatchFileSnapshot('golden/pull-request-outdated.md.txt');
  });

  it('is cut to what a comment takes', () => {
    const plan = planOf({ segments: [segmentOf('vip', { add: peopleOf(100_000) })] });
    for (const text of [
      appliedToMarkdown(SUMMARY, plan),
      unapprovedToMarkdown(OPEN.unapproved({ plan, left: plan, reasons: [] })),
    ]) {
      expect(text.length).toBeLessThanOrEqual(65_536);
      expect(text).toMatch(/Cut to fit: [\d,]+ of 100,000 changes are not listed here\./);
    }
  });
});
