import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import { planCase } from '../cases/plan-case.ts';
import { planPage } from '../html/plans.ts';
import { rendered } from '../report/rendered.ts';

const VIP = 'segment: { customer_segment_id: vip }\nmembers: [ada]\n';
const PEOPLE = `owner: "@octocat | <i>x</i> [a](javascript:b) \`"
description: "For @hubot and #1 <img src=x>"
`;

async function planOf(people: string): Promise<Plan> {
  return (await planCase({ manifests: { 'vip.yaml': VIP + people } })).plan;
}

const text = (plan: Parameters<typeof planToText>[0]) =>
  planToText(plan, { width: 200, colour: false, full: true });

describe('owner and description of a segment', () => {
  it('are in the plan, whatever they contain', async () => {
    const plan = OPEN.plan(await planOf(PEOPLE));
    const json = [...planToJsonPieces(plan)].join('');
    for (const shown of [text(plan), planToMarkdown(plan), planPage(plan), json]) {
      expect(shown).toContain('@octocat');
      expect(shown).toContain('@hubot');
    }
    expect(JSON.parse(json).segments[0]).toMatchObject({
      owner: ['@octocat | <i>x</i> [a](javascript:b) `'],
      description: 'For @hubot and #1 <img src=x>',
    });
  });

  it('are text, and mention nobody in a comment', async () => {
    const plan = OPEN.plan(await planOf(PEOPLE));
    const { prose, elements } = rendered(planToMarkdown(plan));
    expect(prose).not.toMatch(/@octocat|@hubot|#1/);
    expect(elements.filter((name) => /^(i|img|a)\b/.test(name))).toEqual([]);
    expect(planPage(plan)).not.toMatch(/<i>x|<img src=x/);
  });

  it('are not shown where members are masked', async () => {
    const plan = redacting(null).plan(await planOf(PEOPLE));
    const json = [...planToJsonPieces(plan)].join('');
    for (const shown of [text(plan), planToMarkdown(plan), planPage(plan), json]) {
      expect(shown).not.toMatch(/octocat|hubot/);
    }
  });

  it('change nothing of what is sent: a plan stays the same', async () => {
    const [some, none] = [await planOf(PEOPLE), await planOf('')];
    expect(some.digest).toBe(none.digest);
  });

  it.each(['owner: ""', 'owner: "a\\u0007b"', 'description: " "', `owner: ${'x'.repeat(201)}`])(
    'are refused where they are %j',
    async (line) => {
      await expect(planOf(`${line}\n`)).rejects.toThrow();
    },
  );
});
