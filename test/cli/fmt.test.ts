import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, segops } from './segops.ts';

const CONFIG = 'account: { region: in1 }\nlock: { lineage: abc }\n';
const MANIFEST = `segment: { customer_segment_id: vip }
members:
  # the second
  - bob
  - ada # the first
members_from:
  - file: lists/vip.txt
  - file: lists/vip.csv
    column: email
`;

const CSV_LEFT = 'CSV files are left as they are:\n  lists/vip.csv\n';

function repository(files: Readonly<Record<string, string>> = {}): string {
  return folderWith({
    'segops.yaml': CONFIG,
    'segments/vip.yaml': MANIFEST,
    'lists/vip.txt': '\ufeffzoe\r\nyan\nzoe',
    'lists/vip.csv': 'email\nb\na\n',
    ...files,
  });
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

describe('segops fmt', () => {
  it('sorts members and lists, keeps comments, and has nothing to do afterwards', async () => {
    const cwd = repository();
    expect(await segops(['fmt'], { cwd })).toEqual({
      code: 0,
      out: `formatted segments/vip.yaml\nformatted lists/vip.txt\n${CSV_LEFT}`,
      err: '',
    });
    expect(read(cwd, 'lists/vip.txt')).toBe('yan\nzoe\n');
    expect(read(cwd, 'lists/vip.csv')).toBe('email\nb\na\n');
    expect(read(cwd, 'segments/vip.yaml')).toContain(
      'members:\n  - ada # the first\n  # the second\n  - bob\n',
    );
    expect(readdirSync(join(cwd, 'lists'))).toEqual(['vip.csv', 'vip.txt']);
    const again = await segops(['fmt', '--check'], { cwd });
    const out = `Everything is in canonical order.\n${CSV_LEFT}`;
    expect(again).toEqual({ code: 0, out, err: '' });
  });

  it('keeps the line ends of manifests and lists', async () => {
    const cwd = repository({
      'segments/vip.yaml': MANIFEST.replaceAll('\n', '\r\n'),
      'lists/vip.txt': 'zoe\r\nyan\r\nzoe',
    });
    expect((await segops(['fmt'], { cwd })).code).toBe(0);
    expect(read(cwd, 'lists/vip.txt')).toBe('yan\r\nzoe\r\n');
    expect(read(cwd, 'segments/vip.yaml')).toContain(
      'members:\r\n  - ada # the first\r\n  # the second\r\n  - bob\r\nmembers_from:\r\n',
    );
    expect(read(cwd, 'segments/vip.yaml')).not.toMatch(/[^\r]\n/);
    expect((await segops(['fmt', '--check'], { cwd })).code).toBe(0);
  });

  it.each([
    ['CR', 'zoe\ryan\r', 'yan\rzoe\r'],
    ['mostly CRLF', 'zoe\r\nyan\r\nada\n', 'ada\r\nyan\r\nzoe\r\n'],
  ])('keeps the line ends of a list: %s', async (_, before, after) => {
    const cwd = repository({ 'lists/vip.txt': before });
    expect((await segops(['fmt'], { cwd })).code).toBe(0);
    expect(read(cwd, 'lists/vip.txt')).toBe(after);
    expect((await segops(['fmt', '--check'], { cwd })).code).toBe(0);
  });

  it('leaves a list with a digest beside it alone, and says so', async () => {
    const list = 'zoe\nyan\n';
    const sha256 = createHash('sha256').update(list).digest('hex');
    const cwd = repository({
      'lists/vip.txt': list,
      'lists/vip.txt.sha256': `${sha256}  vip.txt\n`,
    });
    const { code, out } = await segops(['fmt'], { cwd });
    expect([code, out]).toEqual([
      0,
      `formatted segments/vip.yaml\n${CSV_LEFT}Lists with a .sha256 file are left as they are, since it would no longer match:\n  lists/vip.txt\n`,
    ]);
    expect(read(cwd, 'lists/vip.txt')).toBe(list);
    expect((await segops(['fmt', '--check'], { cwd })).code).toBe(0);
  });

  it('leaves a list that is not in UTF-8 alone, and says so', async () => {
    const cwd = repository();
    const list = Buffer.from('\ufeffzoe\nyan\n', 'utf16le');
    writeFileSync(join(cwd, 'lists/vip.txt'), list);
    const { code, out } = await segops(['fmt'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('Lists that are not in UTF-8 are left as they are:\n  lists/vip.txt\n');
    expect(readFileSync(join(cwd, 'lists/vip.txt'))).toEqual(list);
  });

  it('has nothing to do in the example that is shipped', async () => {
    const cwd = join(import.meta.dirname, '../../examples/quickstart');
    const { code, out } = await segops(['fmt', '--check'], { cwd });
    expect([code, out]).toEqual([
      0,
      'Everything is in canonical order.\nCSV files are left as they are:\n  lists/abandoned-carts.csv\n',
    ]);
  });

  it('shows with --check what it would change, and changes nothing', async () => {
    const cwd = repository({ 'lists/vip.txt': 'zoe\nyan\n' });
    const { code, out, err } = await segops(['fmt', '--check'], { cwd });
    expect([code, err]).toEqual([2, '']);
    expect(out).toMatch(/^2 files to format:\n--- segments/);
    expect(out).toMatch(/\n\nNext: format them:\n {2}segops fmt\n$/);
    const env = { FORCE_COLOR: '1' };
    const coloured = (await segops(['fmt', '--check'], { cwd, env })).out;
    expect(coloured).toContain('\u001b[31m-zoe\u001b[39m\n yan\n\u001b[32m+zoe\u001b[39m\n');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(out);
    expect(out).toContain(
      ' members:\n+  - ada # the first\n   # the second\n   - bob\n-  - ada # the first\n members_from:\n',
    );
    expect(out).toContain(
      '--- lists/vip.txt\n+++ lists/vip.txt\n@@ -1,2 +1,2 @@\n-zoe\n yan\n+zoe\n',
    );
    expect(read(cwd, 'segments/vip.yaml')).toBe(MANIFEST);
    expect(read(cwd, 'lists/vip.txt')).toBe('zoe\nyan\n');
  });

  it('tells a long difference in a sentence', async () => {
    const lines = Array.from({ length: 90_000 }, (_, i) => `user${(i * 7919) % 90_000}`);
    const cwd = repository({ 'lists/vip.txt': `${lines.join('\n')}\n` });
    const { out } = await segops(['fmt', '--check'], { cwd });
    expect(out).toContain(
      'lists/vip.txt is not in canonical order; the difference is too long to show.\n',
    );
    expect((await segops(['fmt'], { cwd })).code).toBe(0);
    expect(read(cwd, 'lists/vip.txt')).toBe(`${[...lines].sort().join('\n')}\n`);
  });

  it('writes nothing when any file has a problem', async () => {
    const cwd = repository({ 'lists/vip.txt': 'zoe\nnull\n' });
    const { code, out, err } = await segops(['fmt'], { cwd });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('lists/vip.txt:2');
    expect(read(cwd, 'segments/vip.yaml')).toBe(MANIFEST);
  });
});
