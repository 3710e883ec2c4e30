import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { formatting } from '../../src/app/fmt.ts';

const LIST = 'zoe\nyan\n';
const FILES = {
  'segops.yaml': 'account: { region: in1 }\nlock: { lineage: abc }\n',
  'segments/vip.yaml':
    'segment: { customer_segment_id: vip }\nmembers_from:\n  - file: lists/vip.txt\n',
  'lists/vip.txt': LIST,
};

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'segops-fmt-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function formattingOf(files: Readonly<Record<string, string>>) {
  return formatting(folderOf(files), { config: null, env: null });
}

it('a list with a digest beside it is left alone', () => {
  const digest = createHash('sha256').update(LIST).digest('hex');
  const { reorderings, leftAlone } = formattingOf({ ...FILES, 'lists/vip.txt.sha256': digest });
  expect(reorderings).toEqual([]);
  expect(leftAlone).toEqual([{ file: 'lists/vip.txt', why: 'checksum' }]);
});

it('formats lists that are excluded everywhere like any other', () => {
  const everywhere =
    'exclude_everywhere: [{ file: lists/out.txt, last_day: 2020-01-01 }, { file: lists/out.csv, column: id }]\n';
  const { reorderings, leftAlone } = formattingOf({
    ...FILES,
    'segops.yaml': `${FILES['segops.yaml']}${everywhere}`,
    'lists/vip.txt': 'yan\nzoe\n',
    'lists/out.txt': 'b\na\nb\n',
    'lists/out.csv': 'id\nb\na\n',
  });
  expect(reorderings.map((one) => [one.file, one.texts()?.after])).toEqual([
    ['lists/out.txt', 'a\nb\n'],
  ]);
  expect(leftAlone).toEqual([{ file: 'lists/out.csv', why: 'csv' }]);
});

it('names a list of the config that is missing, at its place', () => {
  const config = `${FILES['segops.yaml']}exclude_everywhere:\n  - file: lists/gone.txt\n`;
  expect(() => formattingOf({ ...FILES, 'segops.yaml': config })).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          code: 'list-missing',
          place: expect.objectContaining({ line: 4 }),
        }),
      ],
    }),
  );
});
