import { describe, expect, it } from 'vitest';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { SMALL } from './plans.ts';

describe('a plan as JSON', () => {
  it('has the keys of its format, in order, and ends with a newline', () => {
    const text = [...planToJsonPieces(SMALL)].join('');
    expect(text.endsWith('}\n')).toBe(true);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'format',
      'digest',
      'lock',
      'desired',
      'totals',
      'creates',
      'segments',
      'batches',
      'guards',
      'notices',
    ]);
  });
});
