import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderWith, initialise, segops, unwrapped, write } from './segops.ts';

let cwd = '';
beforeEach(async () => {
  cwd = folderWith({});
  await initialise(cwd);
});

function read(path: string): string {
  return readFileSync(join(cwd, path), 'utf8');
}

async function imported(content: string, ...args: string[]) {
  write(cwd, args.includes('--csv') ? 'x.csv' : 'x.txt', content);
  const file = args.includes('--csv') ? 'x.csv' : 'x.txt';
  const rest = args.filter((arg) => arg !== '--csv');
  return await segops(['import', ...rest, '--from', file], { cwd });
}

describe('segops import', () => {
  it('writes a manifest that adopts what a list holds', async () => {
    const ran = await imported('bob\nada\nada\n00123\n- x\n', 'vip', '--name', 'The: best');
    expect(ran).toEqual({
      code: 0,
      out: 'Imported 4 members of vip into segments/vip.yaml. 1 duplicate row counted once.\n\nNext: look at the plan, then commit:\n  segops plan\n',
      err: expect.stringContaining('doubtful-members 1 row of x.txt'),
    });
    expect(read('segments/vip.yaml')).toBe(`segment:
  customer_segment_id: vip
  name: "The: best"
  adopt: accepted   # counts only until the segment is in the lockfile
members:
  - "- x"
  - 00123
  - ada
  - bob
`);
    expect((await segops(['plan'], { cwd })).out).toContain('Nothing to send: 4 members');
  });

  it('names members that look like a mistake, which no plan would say of what is adopted', async () => {
    const { code, err } = await imported('"ada@example.com"\n"bob@example.com"\n', 'vip');
    expect(code).toBe(0);
    expect(unwrapped(err)).toContain('2 rows of x.txt are in quotes; the first: line 1');
  });

  it("reads CleverTap's own CSV, each row by its type", async () => {
    await imported('Type,Identity\ni,ada\nG,abcde12345\n', 'ct:1234', '--csv');
    expect(read('segments/ct_1234.yaml')).toContain(
      'ct_segment_id: 1234\n  adopt: accepted   # counts only until the segment is in the lockfile\nmembers:\n  - ada\n  - guid: abcde12345\n',
    );
  });

  it('puts many members into a list beside the manifest', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => `user${at}\n`);
    await imported(many.join(''), 'vip');
    expect(read('segments/vip.yaml')).toContain('members_from:\n  - { file: "lists/vip.txt" }\n');
    expect(read('lists/vip.txt')).toBe([...many].sort().join(''));
    const mixed = `id,device\n${many.map((name) => `${name.trim()},\n`).join('')},abcde12345\n`;
    await imported(mixed, 'app', '--csv', '--column', 'id', '--guid-column', 'device');
    expect(read('segments/app.yaml')).toContain(
      '  - { file: "lists/app.csv", column: identity, guid_column: guid }\n',
    );
    expect((await segops(['plan'], { cwd })).out).toContain('Nothing to send: 2,003 members');
  });

  it('completes a manifest that exists, and touches nothing else in it', async () => {
    const before = `# ours
segment:   # the best
  customer_segment_id:   vip
members:
  - 'zoe'    # founder

  - ada
guard: { max_removals: 5 }
`;
    write(cwd, 'segments/our-vip.yaml', before);
    const doubt = ['--adopt', 'unconfirmed'];
    const dry = await imported('ada\nbob\n', 'vip', '--dry-run', ...doubt);
    expect(dry.out).toContain('+  - bob');
    expect(read('segments/our-vip.yaml')).toBe(before);
    expect((await imported('ada\nbob\n', 'vip', ...doubt)).code).toBe(0);
    expect(read('segments/our-vip.yaml')).toBe(
      before
        .replace('  customer_segment_id', '  adopt: unconfirmed\n  customer_segment_id')
        .replace('  - ada\n', '  - ada\n  - bob\n'),
    );
    expect(readdirSync(join(cwd, 'segments'))).toEqual(['our-vip.yaml']);
  });

  it.each([
    ['a,b\n1,2\n', ['vip', '--csv'], 'column-missing', '"a" and "b"'],
    ['a,b\n1,2\n', ['vip', '--csv', '--column', 'c'], 'unknown-column', 'no column "c"'],
    [
      'Type,Identity\nx,ada\n',
      ['vip', '--csv'],
      'csv-syntax',
      'expected i for an identity or g for a guid',
    ],
    ['', ['vip'], 'import-empty', 'has no members'],
    ['Type,Identity\n', ['vip', '--csv'], 'import-empty', 'has no members'],
    ['ada\n ada\n', ['vip'], 'outer-white-space', 'x.txt:2'],
    ['\u0000\u0001\n', ['vip'], 'control-character', 'x.txt:1'],
    ['ada\n', ['vip', '--into', '../out.yaml'], 'outside-repository', 'not inside the repository'],
    ['ada\n', ['vip', '--into', 'segops.yaml'], 'file-exists', 'does not declare this segment'],
    ['ada\n', ['vip', '--into', 'segments/flow.yaml'], 'declared-elsewhere', 'segments/taken.yaml'],
  ])('refuses %j with %j: %s', async (content, args, code, words) => {
    if (code === 'declared-elsewhere') {
      write(cwd, 'segments/taken.yaml', 'segment: { customer_segment_id: vip }\nmembers: []\n');
    }
    const ran = await imported(content, ...args);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(unwrapped(ran.err)).toContain(code);
    expect(unwrapped(ran.err)).toContain(words);
    expect(existsSync(join(cwd, 'segments/vip.yaml'))).toBe(false);
  });

  it.each([
    [
      'members: [ada, zoe, guid: ada]\n',
      'lists 2 members that the export does not have: zoe and ada.',
    ],
    ['members_from: [{ file: lists/more.txt }]\n', 'has lists too, which may hold others.'],
  ])('counts no one as sent whom the export lacks: %j', async (members, words) => {
    const before = `segment: { customer_segment_id: vip }\n${members.replace('guid: ada', '{ guid: ada }')}`;
    write(cwd, 'lists/more.txt', 'zoe\n');
    write(cwd, 'segments/our-vip.yaml', before);
    const ran = await imported('ada\nbob\n', 'vip');
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(unwrapped(ran.err)).toContain(
      `error import-lacks-members segments/our-vip.yaml ${words}`,
    );
    expect(read('segments/our-vip.yaml')).toBe(before);
  });

  it('refuses a folder and what does not exist', async () => {
    mkdirSync(join(cwd, 'folder'));
    for (const from of ['folder', 'gone.txt']) {
      const { code, err } = await segops(['import', 'vip', '--from', from], { cwd });
      expect([code, err.includes('error import-missing')]).toEqual([1, true]);
    }
  });
});
