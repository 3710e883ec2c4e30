import { describe, expect, it } from 'vitest';
import { folderWith, segops } from './segops.ts';

describe('segops demo', () => {
  it('does the whole job and leaves the account as the manifests say', async () => {
    const { code, out, err } = await segops(['demo'], { cwd: folderWith({}) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^== .*$/gm)?.slice(1)).toEqual([
      '== 1. Are the manifests valid?',
      '== 2. What would be sent?',
      '== 3. Send it',
      '== 4. A second plan has nothing to do',
      '== 5. An edit, as a pull request would make it',
      '== 6. A list arrives cut off after 12 lines: the guards refuse it',
      '== 7. Is in the account what the manifests say?',
    ]);
    expect(out.match(/^equal .*$/gm)?.length).toBe(4);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
