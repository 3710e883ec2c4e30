import { describe, expect, it } from 'vitest';
import type { PlanCase } from './plan-case.ts';
import { planCase } from './plan-case.ts';

/**
 * A list that broke off at any byte, as an export does when a disk is full or a connection drops.
 * What is left to pass is a cut at the end of a row that takes no more than a guard allows.
 */
const ROWS = Array.from({ length: 20 }, (_, at) => `m${String(at).padStart(2, '0')}@example.com`);
const WHOLE = `${ROWS.join('\n')}\n`;

async function passing(caseOf: (list: string) => PlanCase): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at <= WHOLE.length; at += 1) {
    const { plan } = await planCase(caseOf(WHOLE.slice(0, at)));
    if (plan.guards.every(({ verdict }) => verdict === 'pass')) found.push(at);
  }
  return found;
}

const ROW = WHOLE.length / ROWS.length;

describe('a list cut off at every byte', () => {
  it('empties no segment: only cuts between rows within the limit pass', async () => {
    const given = (list: string): PlanCase => ({
      manifests: {
        'vip.yaml': 'segment: { customer_segment_id: vip }\nmembers_from: [file: list.txt]\n',
      },
      lists: { 'list.txt': list },
      lock: {
        vip: {
          accepted: ROWS,
          lists: [{ role: 'members', path: 'list.txt', rows: ROWS.length, bytes: WHOLE.length }],
        },
      },
      plan: null,
    });
    // 30% of 20: up to six rows lost; and the last newline alone, which loses no member.
    const rows = [14, 15, 16, 17, 18, 19].map((count) => count * ROW);
    expect(await passing(given)).toEqual([...rows, WHOLE.length - 1, WHOLE.length]);
  });

  it('adds no one who opted out: only cuts between rows within the limit pass', async () => {
    const given = (list: string): PlanCase => ({
      manifests: {
        'vip.yaml':
          'segment: { customer_segment_id: vip }\nmembers_from: [file: all.txt]\nexclude_from: [file: out.txt]\n',
      },
      lists: { 'all.txt': WHOLE, 'out.txt': list },
      lock: {
        vip: {
          accepted: [],
          lists: [{ role: 'exclusion', path: 'out.txt', rows: ROWS.length, bytes: WHOLE.length }],
        },
      },
      plan: null,
    });
    const rows = [18, 19].map((count) => count * ROW);
    expect(await passing(given)).toEqual([...rows, WHOLE.length - 1, WHOLE.length]);
  });
});
