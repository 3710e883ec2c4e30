import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, segops } from './segops.ts';

it('reports what the system refuses as a problem, not as a bug', async () => {
  const cwd = folderWith({
    'segments/vip.yaml': 'segment: { customer_segment_id: vip }\nmembers: [a]\n',
  });
  await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
  rmSync(join(cwd, 'segops.lock.d'), { recursive: true, force: true });
  writeFileSync(join(cwd, 'segops.lock.d'), '');
  const { code, err } = await segops(['plan'], { cwd });
  expect(code).toBe(1);
  expect(err).toContain('error system-refused');
  expect(err).not.toContain('This is a bug');
});
