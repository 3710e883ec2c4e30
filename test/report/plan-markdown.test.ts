import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { NOWHERE } from '../../src/report/plan-sections.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { abridged } from './abridged.ts';
import * as plans from './plans.ts';

const GOLDEN: readonly (readonly [string, Shown<Plan>])[] = [
  ['small', plans.SMALL],
  ['refused', plans.REFUSED],
  ['refused-without-changes', plans.REFUSED_WITHOUT_CHANGES],
  ['creates', plans.CREATES],
  ['unconfirmed', plans.UNCONFIRMED],
  ['settling', plans.SETTLING],
  ['notices', plans.NOTICES],
  ['nothing', plans.NOTHING],
  ['hostile', plans.HOSTILE],
  ['hostile-guards', plans.HOSTILE_GUARDS],
];

describe('a plan as Markdown', () => {
  it.each(GOLDEN)('renders the %s plan as its golden file', async (name, plan) => {
    await expect(abridged(planToMarkdown(plan))).toMatchFileSnapshot(`golden/plan-${name}.md.txt`);
  });

  it('lists fewer members where all do not fit, and says how many are left out', async () => {
    const text = planToMarkdown(plans.LARGE, { limit: 2500, whole: 'The run has the whole plan.' });
    await expect(abridged(text)).toMatchFileSnapshot('golden/plan-large-cut.md.txt');
  });

  it('says where the whole plan is as a page', () => {
    const run = 'https://github.example/acme/segments/actions/runs/77';
    const about = { ...NOWHERE, run, page: `${run}#artifacts` };
    expect(planToMarkdown(plans.SMALL, { about }).trimEnd().split('\n').at(-1)).toBe(
      `<sub>[run](${run}) · open the whole plan: [artifact of this run](${run}#artifacts), if the workflow keeps it · plan \`9f86d081884c\` on lockfile serial 12</sub>`,
    );
  });

  it('gives up members first, then rows', async () => {
    const text = planToMarkdown(plans.MANY, { limit: 1500 });
    await expect(abridged(text)).toMatchFileSnapshot('golden/plan-many-cut.md.txt');
  });

  it.each([200, 400, 1000, 3000, 10_000, 65_536])('stays within %i characters', (limit) => {
    for (const plan of [
      plans.LARGE,
      plans.MANY,
      plans.HOSTILE,
      plans.HOSTILE_GUARDS,
      plans.REFUSED,
    ]) {
      expect(planToMarkdown(plan, { limit }).length).toBeLessThanOrEqual(limit);
    }
  });

  it('counts bytes where the place does', () => {
    const text = planToMarkdown(plans.HOSTILE, { limit: 8000, unit: 'bytes' });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8000);
  });

  it('lists a thousand changes, and samples of more', () => {
    const all = planToMarkdown(
      plans.planOf({ segments: [plans.segmentOf('vip', { add: plans.peopleOf(1000) })] }),
    );
    expect(all.split('\n').filter((line) => line.startsWith('+ '))).toHaveLength(1000);
    expect(all).not.toContain('Cut to fit');
    const huge = plans.planOf({
      segments: [plans.segmentOf('vip', { add: plans.peopleOf(100_000) })],
    });
    const text = planToMarkdown(huge);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('\n# ... and 99,980 more to add\n');
    expect(text).toContain('Cut to fit: 99,980 of 100,000 changes are not listed here.');
  });
});
