import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, folderWith, initialise, membersIn, segops, write } from './segops.ts';

const SEGMENT = 'segment: { customer_segment_id: vip, create: true }\n';
const GUARD =
  'guard: { max_removals: 100%, max_exclusion_shrink: 100, max_exclusion_rows_lost: 100% }\n';
const MEMBERS = 'members_from:\n  - file: lists/vip.txt\n';
const PEOPLE =
  'Ada@example.com\nbob@example.com\ncyd@example.com\ndan@example.com\nG-9\nzoe@example.com\n';

function tomorrow(): string {
  return `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)}Z`;
}

/** What an apply did is undone in the account, and not only in the files. */
describe('a revert', () => {
  let emulator: Emulator;
  let cwd = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({});
    env = accountOf(emulator);
  });
  afterEach(() => emulator.close());

  /** Applies the first files, then the others. Gives who was a member in between. */
  async function applied(
    first: Readonly<Record<string, string>>,
    second: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    cwd = folderWith(first);
    await initialise(cwd);
    expect((await apply()).code).toBe(0);
    const before = await membersIn(emulator, 'vip');
    for (const [path, text] of Object.entries(second)) write(cwd, path, text);
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).not.toEqual(before);
    return before;
  }

  function apply() {
    return segops(['apply', '--yes'], { cwd, env });
  }

  function revert() {
    return segops(['revert', '2'], { cwd });
  }

  async function membersAfter(): Promise<unknown> {
    expect((await apply()).code).toBe(0);
    return await membersIn(emulator, 'vip');
  }

  function read(path: string): string {
    return readFileSync(join(cwd, path), 'utf8');
  }

  it('takes opt-outs back whose case is ignored, however often they are there', async () => {
    const manifest = `${SEGMENT}${GUARD}${MEMBERS}exclude_from:\n  - file: lists/out.txt\n  - { file: lists/ids.txt, ignore_case: true }\n`;
    const first = {
      'segments/vip.yaml': manifest,
      'lists/vip.txt': PEOPLE,
      'lists/out.txt': 'zoe@example.com\n',
      'lists/ids.txt': 'x-1\n',
    };
    const second = {
      'lists/out.txt': 'ADA@EXAMPLE.COM\nada@EXAMPLE.com\nada@example.com\nzoe@example.com\n',
      'lists/ids.txt': 'g-9\nx-1\n',
    };
    const before = await applied(first, second);
    expect((await revert()).code).toBe(0);
    expect([read('lists/out.txt'), read('lists/ids.txt')]).toEqual(['zoe@example.com\n', 'x-1\n']);
    expect(await membersAfter()).toEqual(before);
  });

  it('puts an opt-out back whose row differed from the member in case', async () => {
    const first = {
      'segments/vip.yaml': `${SEGMENT}${GUARD}${MEMBERS}exclude_from:\n  - file: lists/out.txt\n`,
      'lists/vip.txt': PEOPLE,
      'lists/out.txt': 'ADA@EXAMPLE.COM\nzoe@example.com\n',
    };
    const before = await applied(first, { 'lists/out.txt': 'zoe@example.com\n' });
    expect((await revert()).code).toBe(0);
    expect(await membersAfter()).toEqual(before);
  });

  it('names the rows with identity and guid that it does not edit', async () => {
    const manifest = `${SEGMENT}${GUARD}members: [{ guid: Device9 }]\n${MEMBERS}exclude_from:\n  - { file: lists/out.csv, column: Email, guid_column: Device }\n`;
    const first = {
      'segments/vip.yaml': manifest,
      'lists/vip.txt': PEOPLE,
      'lists/out.csv': 'Email,Device\nzoe@example.com,\n',
    };
    const rows = 'Email,Device\nADA@example.com,\nzoe@example.com,Device9\n';
    const before = await applied(first, { 'lists/out.csv': rows });
    const { code, out } = await revert();
    expect([code, out]).toEqual([
      1,
      `Wrote the inverse of apply #2 into 0 files.
Left to you: 2 members in lists/out.csv, which segops does not edit. Remove from
  it: ADA@example.com, guid: Device9
Not undone in vip: apply #2 removed 2 members who would stay out:
  Ada@example.com, guid: Device9

Nothing was sent. Lists that another step fetches must be fixed at their source.
Next: review the difference, look at the plan, then open a pull request:
  segops plan
`,
    ]);
    write(cwd, 'lists/out.csv', 'Email,Device\nzoe@example.com,\n');
    expect((await revert()).out).toContain('Nothing to revert');
    expect(await membersAfter()).toEqual(before);
  });

  it('leaves lines alone that do not count today, and says that it knows no days', async () => {
    const dated = (...items: string[]) => `${SEGMENT}${GUARD}members:\n${items.join('')}`;
    const bob = '  - { identity: bob@example.com, last_day: 2020-01-31 }\n';
    const later = '  - { identity: ada@example.com, first_day: 2999-01-01 }\n';
    const now = '  - { identity: ada@example.com, last_day: 2998-12-31 }\n';
    const before = await applied(
      { 'segments/vip.yaml': dated('  - bob@example.com\n', '  - eve@example.com\n', later) },
      { 'segments/vip.yaml': dated('  - eve@example.com\n', bob, now, later) },
    );
    const { out } = await revert();
    expect(read('segments/vip.yaml')).toContain(
      dated('  - eve@example.com\n', bob, later, '  - bob@example.com\n').slice(
        SEGMENT.length + GUARD.length,
      ),
    );
    expect(out).toContain('Look at segments/vip.yaml: members that return have no days there');
    expect(await membersAfter()).toEqual(before);
  });

  it('writes nobody of a list that has ended into another one, and says so', async () => {
    const dated = (list: string) =>
      `${SEGMENT}${GUARD}members: [zoe@example.com]\nmembers_from:\n  - ${list}\n  - file: lists/more.txt\n`;
    await applied(
      {
        'segments/vip.yaml': dated('file: lists/vip.txt'),
        'lists/vip.txt': PEOPLE,
        'lists/more.txt': 'eve@example.com\n',
      },
      { 'segments/vip.yaml': dated('{ file: lists/vip.txt, last_day: 2020-01-31 }') },
    );
    const { code, out } = await revert();
    expect(code).toBe(1);
    expect(out).toContain('Not undone in vip: apply #2 removed 5 members who would stay out');
    expect(out).toContain('A day keeps out members of lists/vip.txt');
    expect(read('lists/more.txt')).toBe('eve@example.com\n');
  });

  it('says that all members would be excluded, which apply refuses', async () => {
    const manifest = `${SEGMENT}${GUARD}members: [ada@example.com, cyd@example.com]\nexclude_from:\n  - file: lists/out.txt\n`;
    await applied(
      { 'segments/vip.yaml': manifest, 'lists/out.txt': 'ada@example.com\ncyd@example.com\n' },
      { 'lists/out.txt': 'cyd@example.com\n' },
    );
    const { code, out } = await revert();
    expect(code).toBe(1);
    expect(out).toContain('Left to you: all members of segments/vip.yaml are excluded then');
    expect(out).toContain('members: []');
  });

  it('does not empty an opt-out list that came with the apply, and says so', async () => {
    const manifest = `${SEGMENT}${GUARD}${MEMBERS}`;
    const first = {
      'segments/vip.yaml': manifest,
      'lists/vip.txt': PEOPLE,
      'lists/out.txt': 'ada@example.com\n',
    };
    const second = {
      'segments/vip.yaml': `${manifest}exclude_from:\n  - file: lists/out.txt\n`,
    };
    const before = await applied(first, second);
    const { code, out } = await revert();
    expect(code).toBe(1);
    expect(out).toContain(
      `Not undone in vip: apply #2 removed 1 member who would stay out: Ada@example.com
  These exclusions came with apply #2: lists/out.txt. If they are wrong, remove them from segments/vip.yaml.
`,
    );
    expect(read('lists/out.txt')).toBe('ada@example.com\n');
    const waiver = `{ max_exclusion_shrink: 100%, until: ${tomorrow()}, reason: checked }`;
    write(cwd, 'segments/vip.yaml', manifest.replace('guard: {', `guard: { waiver: ${waiver},`));
    expect(await membersAfter()).toEqual(before);
  });

  it('knows what is excluded everywhere, also where it writes into the manifest', async () => {
    const manifest = (more: string) =>
      `${SEGMENT}${GUARD}members: [ada@example.com, bob@example.com${more}]\n`;
    cwd = folderWith({ 'segments/vip.yaml': manifest('') });
    await initialise(cwd);
    expect((await apply()).code).toBe(0);
    write(
      cwd,
      'segops.yaml',
      `${read('segops.yaml')}exclude_everywhere:\n  - file: lists/out.txt\n`,
    );
    write(cwd, 'lists/out.txt', 'bob@example.com\n');
    write(cwd, 'segments/vip.yaml', manifest(', zoe@example.com'));
    expect((await apply()).code).toBe(0);
    const { code, out } = await revert();
    expect(code).toBe(1);
    expect(out).toContain('Not undone in vip: apply #2 removed 1 member who would stay out');
    expect(out).toContain(
      'These exclusions came with apply #2: lists/out.txt. If they are wrong, remove them from segops.yaml.',
    );
    expect(read('segments/vip.yaml')).not.toContain('zoe');
  });

  it('gives back whom a segment held back that is excluded', async () => {
    const quiet = 'segment: { customer_segment_id: quiet, create: true }\n';
    const first = {
      'segments/vip.yaml': `${SEGMENT}${GUARD}${MEMBERS}exclude_from:\n  - segment: quiet\n`,
      'segments/quiet.yaml': `${quiet}members: [zoe@example.com]\n`,
      'lists/vip.txt': PEOPLE,
    };
    const second = {
      'segments/quiet.yaml': `${quiet}members: [ADA@example.com, zoe@example.com]\n`,
    };
    const before = await applied(first, second);
    const { code } = await revert();
    expect(code).toBe(0);
    expect(await membersAfter()).toEqual(before);
    expect(await membersIn(emulator, 'quiet')).toEqual(['identity:zoe@example.com']);
  });

  it('names the manifest of a segment that the reverted one is built from', async () => {
    const quiet = 'segment: { customer_segment_id: quiet, create: true }\n';
    const first = {
      'segments/vip.yaml': `${SEGMENT}${GUARD}members_from: [segment: quiet]\n`,
      'segments/quiet.yaml': `${quiet}members_from: [{ file: lists/q.csv, column: email }]\n`,
      'lists/q.csv': 'email\nada@example.com\n',
    };
    await applied(first, { 'lists/q.csv': 'email\nada@example.com\nbob@example.com\n' });
    const { code, out } = await revert();
    expect(code).toBe(1);
    expect(out).toContain('Not undone in vip');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'It is built from quiet: look at segments/quiet.yaml.',
    );
  });
});
