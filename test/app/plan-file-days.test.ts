import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePlanFile } from '../../src/app/plan.ts';
import { checkPlanFile } from '../../src/app/plan-file.ts';
import { Failure } from '../../src/failure.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import type { PlanCase } from '../cases/plan-case.ts';
import { planCase } from '../cases/plan-case.ts';
import { folderWith } from '../cli/segops.ts';

const VIP = `segment: { customer_segment_id: vip }
members_from:
  - { file: all.txt }
  - { file: sale.txt, last_day: 2026-11-24 }
  - { file: next.txt, first_day: 2026-11-26 }
`;
const NAMES = 'abcdefghijklmnop'.split('');
const CASE: PlanCase = {
  manifests: { 'vip.yaml': VIP },
  lists: { 'all.txt': `${NAMES.join('\n')}\nnew\n`, 'sale.txt': 'sale\n', 'next.txt': 'next\n' },
  lock: { vip: { accepted: [...NAMES, 'sale'] } },
};

/** What is said of the plan of `given`, with the file of CASE. */
async function told(given: PlanCase, key: string | null = null): Promise<string> {
  const path = join(folderWith({}), 'plan.json');
  const privacy = key === null ? OPEN : redacting(key);
  writePlanFile(privacy.plan((await planCase(CASE)).plan), path);
  try {
    return checkPlanFile(path, (await planCase(given)).plan, key);
  } catch (error) {
    return error instanceof Failure ? (error.problems[0]?.code ?? '') : String(error);
  }
}

const lists = (more: Readonly<Record<string, string>>) => ({ ...CASE.lists, ...more });

describe('a plan file', () => {
  it.each([
    ['on its day', {}, 'same'],
    ['a day later, on which nothing begins or ends', { days_later: 1 }, 'same'],
    ['once somebody has left that it names', { days_later: 2 }, 'due'],
    ['once somebody has joined too', { days_later: 3 }, 'due'],
  ])('is consent %s', async (_, later, expected) => {
    expect(await told({ ...CASE, ...later })).toBe(expected);
    expect(await told({ ...CASE, ...later }, 'a key')).toBe(expected);
  });

  it.each([
    ['another who joins', { lists: lists({ 'next.txt': 'other\n' }), days_later: 3 }],
    ['more who join', { lists: lists({ 'next.txt': 'next\nother\n' }), days_later: 3 }],
    [
      'another who leaves',
      { lists: lists({ 'all.txt': `${NAMES.slice(1).join('\n')}\nnew\n` }), days_later: 2 },
    ],
    [
      'somebody before the day',
      { lists: lists({ 'all.txt': `${NAMES.join('\n')}\nnew\nnext\n` }), days_later: 2 },
    ],
    [
      'nothing for who was to join',
      { lists: lists({ 'all.txt': `${NAMES.join('\n')}\n` }), days_later: 2 },
    ],
    [
      'a segment to create',
      { manifests: { 'vip.yaml': VIP.replace('vip }', 'vip, create: true }') }, days_later: 2 },
    ],
    [
      'other days to come',
      { manifests: { 'vip.yaml': VIP.replace('2026-11-26', '2026-11-27') }, days_later: 2 },
    ],
    ['an edit alone', { lists: lists({ 'all.txt': `${NAMES.join('\n')}\nnew\nmore\n` }) }],
  ])('is none to a plan with %s', async (_, changed) => {
    expect(await told({ ...CASE, ...changed })).toBe('plan-stale');
  });

  it('masks whom it names for days to come', async () => {
    const path = join(folderWith({}), 'plan.json');
    writePlanFile(redacting('a key').plan((await planCase(CASE)).plan), path);
    const { later } = JSON.parse(readFileSync(path, 'utf8'));
    expect(later.map((one: { readonly day: string }) => one.day)).toEqual([
      '2026-11-25',
      '2026-11-26',
    ]);
    expect(JSON.stringify(later)).not.toMatch(/sale|next/);
  });

  it('has another digest where it announces something else', async () => {
    const on = async (last: string) =>
      (await planCase({ ...CASE, manifests: { 'vip.yaml': VIP.replace('2026-11-24', last) } }))
        .plan;
    const [near, far] = [await on('2026-11-24'), await on('2026-11-28')];
    expect(near.digest).not.toBe(far.digest);
    expect((await on('2026-11-24')).digest).toBe(near.digest);
  });
});
