import { describe, expect, it } from 'vitest';
import { say } from '../../src/message.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { showLines } from '../../src/report/escape.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import type { Shown } from '../../src/report/privacy.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { planCase } from '../cases/plan-case.ts';
import { abridged } from './abridged.ts';
import { cutOffOptOuts } from './comments.ts';
import * as plans from './plans.ts';

const PLAIN = { width: 80, colour: false, full: false };

const GOLDEN: readonly (readonly [string, Shown<Plan>])[] = [
  ['small', plans.SMALL],
  ['large', plans.LARGE],
  ['many', plans.MANY],
  ['refused', plans.REFUSED],
  ['refused-without-changes', plans.REFUSED_WITHOUT_CHANGES],
  ['creates', plans.CREATES],
  ['unconfirmed', plans.UNCONFIRMED],
  ['settling', plans.SETTLING],
  ['notices', plans.NOTICES],
  ['hostile', plans.HOSTILE],
  ['hostile-guards', plans.HOSTILE_GUARDS],
];

/** YAML to paste is never cut or wrapped: it must arrive as it is. */
function overlong(text: string, { guards }: Plan, width: number): string[] {
  const pasted = guards.flatMap(({ allow }) => showLines(allow?.yaml ?? ''));
  const lines = text.split('\n').filter((line) => !pasted.includes(line));
  return lines.filter((line) => displayWidth(line) > width);
}

describe('a plan as text', () => {
  it('says in one sentence that there is nothing to do', () => {
    expect(planToText(plans.NOTHING, PLAIN)).toBe(
      'Nothing to do: 2 segments match their manifests (1,838 members).\n',
    );
    const notice = {
      code: 'blocked' as const,
      segment: 'vip_customers',
      message: say`why`,
      next: null,
    };
    const blocked = planToText(plans.planOf({ ...plans.NOTICES, notices: [notice] }), PLAIN);
    expect(blocked).toMatch(/^Nothing to send: 1 segment is blocked\.\n/);
    expect(
      planToText({ ...plans.NOTHING, notices: [{ ...notice, segment: 'vip' }] }, PLAIN),
    ).toMatch(
      /^Nothing to send: 1 segment is blocked, 1 segment matches its manifest \(634\s+members\)\.\n/,
    );
    const [first, ...rest] = plans.NOTHING.segments;
    const frozen = first === undefined ? [] : [{ ...first, waits: 5 }, ...rest];
    expect(planToText({ ...plans.NOTHING, segments: frozen }, PLAIN)).toMatch(
      /^Nothing to send: 1 segment is frozen \(5 changes wait\), 1 segment matches its\s+manifest/,
    );
    expect(planToText(plans.planOf({ segments: [] }), PLAIN)).toBe(
      'Nothing to do: no manifest declares a segment.\n',
    );
  });

  it('tells a cause once, however many segments it reaches', async () => {
    const text = planToText(OPEN.plan(await cutOffOptOuts()), PLAIN);
    await expect(text).toMatchFileSnapshot('golden/plan-cut-off.txt');
    const many = planToText(plans.CUT_FOR_FORTY, PLAIN);
    await expect(many).toMatchFileSnapshot('golden/plan-cut-for-forty.txt');
    expect(many.match(/If these rows were removed by mistake/g)).toHaveLength(1);
    expect(planToText(plans.CUT_FOR_FORTY, { ...PLAIN, full: true })).toContain('(store_40)');
  });

  it('gives the size and digest of files alone', async () => {
    const { plan } = await planCase({
      manifests: {
        'a.yaml': 'segment: { only: true, id: a }\nmembers_from: [file: a.txt]\n',
        'b.yaml': 'segment: { customer_segment_id: b }\nmembers_from: [segment: a]\n',
      },
      lists: { 'a.txt': 'ada\n' },
    });
    const text = planToText(OPEN.plan(plan), { ...PLAIN, full: true });
    expect(text).toMatch(/segment:a +\(1 row\)|segment:a \(1 row, /);
    expect(text).not.toContain('0 bytes');
    expect(text.match(/sha256/g)).toHaveLength(1);
  });

  it.each(GOLDEN)('renders the %s plan as its golden file', async (name, plan) => {
    await expect(abridged(planToText(plan, PLAIN))).toMatchFileSnapshot(`golden/plan-${name}.txt`);
  });

  it.each(GOLDEN)('keeps the %s plan within the columns of the terminal', (_, plan) => {
    for (const width of [40, 60, 80, 100]) {
      for (const full of [false, true]) {
        const text = planToText(plan, { ...PLAIN, full, width });
        expect([width, overlong(text, plan, width)]).toEqual([width, []]);
      }
    }
  });

  it('has the figures of a segment below its name where both do not fit a line', () => {
    const lines = planToText(plans.SMALL, { ...PLAIN, width: 40 }).split('\n');
    const at = lines.indexOf('VIP customers (vip_customers)');
    expect(lines[at + 1]).toBe('    1,204 -> 1,206   +3  -1');
  });

  it.each(GOLDEN)('says nothing about the %s plan by colour alone', (_, plan) => {
    const coloured = planToText(plan, { ...PLAIN, colour: true });
    expect(coloured.replace(/\u001b\[[0-9]+m/g, '')).toBe(planToText(plan, PLAIN));
    expect(coloured).toContain('\u001b[1m');
  });

  it('lists every change and the facts of every list when asked for all', () => {
    const lines = planToText(plans.LARGE, { ...PLAIN, full: true }).split('\n');
    expect(lines.filter((line) => line.startsWith('    + '))).toHaveLength(10_222);
    expect(lines[6]).toBe(
      '    from …-eu-and-uk-and-apac.csv (1,214,317 rows, 31.6 MB, sha256 9f86d081884c)',
    );
  });

  it('starts with whom it affects most, in the order of the comment', () => {
    const people = plans.peopleOf(40);
    const plan = plans.planOf({
      segments: [
        plans.segmentOf('grows', { before: 10, add: people }),
        plans.segmentOf('shrinks', { before: 100, remove: people }),
        plans.segmentOf('same', { before: 1000, add: people.slice(0, 1) }),
        plans.segmentOf('lets_in', { before: 1000, add: people.slice(0, 2) }),
      ],
      guards: [
        {
          guard: 'max_exclusion_shrink',
          segment: 'lets_in',
          verdict: 'refuse',
          message: say`why`,
          allow: null,
          measured: { part: 2, whole: 1000, limit: { kind: 'count', count: 0 } },
        },
      ],
    });
    const inText = planToText(plan, PLAIN).match(/^\w+(?= +[\d,]+ -> )/gm);
    const inMarkdown = planToMarkdown(plan).match(/^\| \*\*`(\w+)`/gm);
    expect(inText).toEqual(['lets_in', 'shrinks', 'grows', 'same']);
    expect(inMarkdown?.map((row) => row.replace(/\W/g, ''))).toEqual(inText);
  });

  it('counts the segments that are affected least, and says how much that is at most', () => {
    const lines = planToText(plans.MANY, PLAIN).split('\n');
    expect(lines.filter((line) => /^Store \d+ /.test(line))).toHaveLength(20);
    expect(lines).toContain('40 more                144,000 -> 144,773     +800  -27');
    expect(lines).toContain(
      'None of the 40 is above +20 or -2. --full lists every segment and member.',
    );
    const full = planToText(plans.MANY, { ...PLAIN, full: true }).split('\n');
    expect(full.filter((line) => /^Store \d+ /.test(line))).toHaveLength(60);
  });

  it('says its verdict again at the end of what is longer than a screen', () => {
    const last = (plan: Shown<Plan>, apply?: null) =>
      planToText(plan, { ...PLAIN, ...(apply === null ? { apply } : {}) })
        .trimEnd()
        .split('\n\n')
        .slice(-2)[0];
    expect(last(plans.MANY)).toBe(
      'Plan: +1,200 -60 in 60 segments · 100 requests · up to 1,260 billed events',
    );
    expect(last(plans.REFUSED)).toBe('Refused by 3 guards. Nothing is sent.');
    expect(last(plans.CREATES)).not.toContain('Plan:');
    expect(planToText(plans.MANY, { ...PLAIN, apply: null })).not.toContain('Plan:');
  });

  it('shows as many changes of each segment as it is asked for', () => {
    const plan = (samples: number) =>
      planToText(plans.LARGE, { ...PLAIN, samples }).match(/^ {4}[+-] /gm)?.length;
    expect([plan(3), plan(20)]).toEqual([9, 43]);
  });

  it('names the command that sends the plan, or leaves the next step to the caller', () => {
    const named = planToText(plans.SMALL, { ...PLAIN, apply: 'segops apply plan.json' });
    expect(named).toMatch(/\n\nNext: send exactly this plan:\n {2}segops apply plan\.json\n$/);
    expect(planToText(plans.SMALL, { ...PLAIN, apply: null })).not.toContain('Next:');
  });

  it('guesses the time by as many requests at a time as the config permits', () => {
    const one = plans.planOf({ segments: plans.MANY.segments, requests: 100, inFlight: 1 });
    expect(planToText(one, PLAIN).split('\n')[1]).toContain(
      '100 requests (the fewest possible): about 20 s, 1 at a time and 200 ms each',
    );
  });

  it('marks a guid, and an identity that looks like one', () => {
    const plan = plans.planOf({
      segments: [
        plans.segmentOf('vip', {
          add: [
            { kind: 'identity', value: 'guid: abc' },
            { kind: 'guid', value: 'abc' },
          ],
        }),
      ],
    });
    expect(planToText(plan, PLAIN)).toContain('    + identity: guid: abc\n    + guid: abc\n');
  });
});
