import { describe, expect, it } from 'vitest';
import { folderWith, segops } from './segops.ts';

describe('segops demo', () => {
  it('does the whole job and leaves the account as the manifests say', async () => {
    const { code, out, err } = await segops(['demo'], { cwd: folderWith({}) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^\d\. .*$/gm)).toEqual([
      '1. Four segments are declared: plan them, and send the plan',
      '2. An edit, as a pull request would make it',
      '3. A list arrives cut off after 12 lines: the guards refuse it',
      '4. Who was added, when and by whom?',
      '5. Take the edit back',
    ]);
    expect(out).toContain('The account has what the manifests say: 4 segments, 1,026 memberships.');
    expect(out.match(/^Applied|Created \d/gm)).toHaveLength(2);
    expect(out).toContain('Refused by 1 guard. Nothing is sent.');
    expect(out).toContain('Wrote the inverse of apply #2 into 3 files:');
    expect(out).toMatch(/\nNext: .*\n {2}segops init\n$/);
    expect(out.split('\n').length).toBeLessThan(87);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
