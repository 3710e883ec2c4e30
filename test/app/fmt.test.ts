import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatting } from '../../src/app/fmt.ts';

it('a list with a digest beside it is left alone', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'segops-fmt-')));
  const list = 'zoe\nyan\n';
  const files = {
    'segops.yaml': 'account: { region: in1 }\nlock: { lineage: abc }\n',
    'segments/vip.yaml':
      'segment: { customer_segment_id: vip }\nmembers_from:\n  - file: lists/vip.txt\n',
    'lists/vip.txt': list,
    'lists/vip.txt.sha256': createHash('sha256').update(list).digest('hex'),
  };
  mkdirSync(join(folder, 'segments'));
  mkdirSync(join(folder, 'lists'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { reorderings, leftAlone } = formatting(folder, { config: null, env: null });
  expect(reorderings).toEqual([]);
  expect(leftAlone).toEqual([{ file: 'lists/vip.txt', why: 'checksum' }]);
});
