import { describe, expect, it } from 'vitest';
import { planToText } from '../../src/report/plan-text.ts';
import { NOTHING, SMALL } from './plans.ts';

const PLAIN = { width: 80, colour: false, full: false };

describe('a plan as text', () => {
  it('says in one sentence that there is nothing to do', () => {
    expect(planToText(NOTHING, PLAIN)).toBe(
      'Nothing to do: 2 segments are as their manifests say (1,838 members).\n',
    );
  });

  it('shows an everyday plan', async () => {
    await expect(planToText(SMALL, PLAIN)).toMatchFileSnapshot('golden/small.txt');
  });
});
