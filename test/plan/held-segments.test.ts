import { describe, expect, it } from 'vitest';
import type { ApplyResult } from '../../src/apply/apply.ts';
import { exitCodeOf } from '../../src/apply/apply-summary.ts';
import { summarise } from '../../src/apply/summarise.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { appliedToMarkdown } from '../../src/report/applied-markdown.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import type { Privacy } from '../../src/report/privacy.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import { pullRequestToMarkdown } from '../../src/report/pull-request-markdown.ts';
import { comparePlans } from '../../src/review/pull-request.ts';
import { planCase } from '../cases/plan-case.ts';

const NEWS = 'segment: { customer_segment_id: news }\nmembers: [ada, bob]\n';
const VIP = 'segment: { customer_segment_id: vip@x.com }\nmembers: [m0]\n';
const WHOLE = Array.from({ length: 20 }, (_, at) => `m${at}`);

async function planOf(manifests: Readonly<Record<string, string>>): Promise<Plan> {
  const lock = { 'vip@x.com': { accepted: WHOLE } };
  return (await planCase({ config: 'on_refusal: hold_segment\n', manifests, lock })).plan;
}

const reduced = () => planOf({ 'news.yaml': NEWS, 'vip.yaml': VIP });

describe('a plan that holds a segment', () => {
  it('has another digest than one without that segment', async () => {
    const [held, without] = [await reduced(), await planOf({ 'news.yaml': NEWS })];
    expect(held.batches).toEqual(without.batches);
    expect(held.digest).not.toBe(without.digest);
  });

  it('does not say that its manifest is gone', async () => {
    const base = await planOf({ 'news.yaml': NEWS, 'vip.yaml': VIP.replace('m0', WHOLE.join()) });
    const compared = comparePlans(await reduced(), { plan: base, rules: [] });
    expect(compared.undeclared).toEqual([]);
    expect(pullRequestToMarkdown(OPEN.pullRequest(compared))).toContain('1 segment is held');
  });

  it('names who answers for what is held, unless members are masked', async () => {
    const owned = `${VIP}owner: "@acme/crm"\n`;
    const plan = await planOf({ 'news.yaml': NEWS, 'vip.yaml': owned });
    const texts = (shown: Plan) => [
      planToText(OPEN.plan(shown), { width: 100, colour: false, full: true }),
      planToMarkdown(OPEN.plan(shown)),
      [...planToJsonPieces(OPEN.plan(shown))].join(''),
    ];
    expect(texts(plan).filter((text) => !text.includes('acme/crm'))).toEqual([]);
    const masked = redacting(null).plan(plan);
    expect(texts(masked).filter((text) => text.includes('acme/crm'))).toEqual([]);
  });

  it('names no one where members are masked', async () => {
    const plan = redacting(null).plan(await reduced());
    const texts = [
      planToText(plan, { width: 100, colour: false, full: true }),
      planToMarkdown(plan),
      [...planToJsonPieces(plan)].join(''),
    ];
    expect(texts.filter((text) => text.includes('vip@x.com'))).toEqual([]);
    expect(texts.filter((text) => !text.includes('max_removals'))).toEqual([]);
  });
});

describe('an apply of it', () => {
  const done = { kind: 'done' } as const;
  const sent = { stop: done, accepted: 2, rejected: 0, ambiguous: 0, requests: 1, withheld: 0 };
  const result = {
    index: emptyIndex('test'),
    creates: { index: emptyIndex('test'), created: [], stopped: null },
    sent: {
      ...sent,
      rejections: [],
      narrowed: null,
      credentials: 'accepted',
      peakInFlight: 1,
      busyMs: 0,
    },
    outcomes: [],
  } as const satisfies ApplyResult;

  it('is applied in part where anything was sent, and refused otherwise', async () => {
    const part = summarise(await reduced(), result, 0);
    const nothing = summarise(await planOf({ 'vip.yaml': VIP }), null, 0);
    expect([part.outcome, exitCodeOf(part.outcome)]).toEqual(['partial', 4]);
    expect([nothing.outcome, exitCodeOf(nothing.outcome)]).toEqual(['refused', 3]);
    expect([part.held, nothing.held]).toEqual([['vip@x.com'], ['vip@x.com']]);
  });

  it('names what was held in the summary of a run', async () => {
    const made = await reduced();
    const summary = summarise(made, result, 0);
    const told = ({ plan, summary: shown }: Privacy) =>
      appliedToMarkdown(shown(summary), plan(made));
    expect(told(OPEN)).toContain('- `vip@x.com`');
    expect(told(redacting(null))).not.toContain('vip@x.com');
  });
});
