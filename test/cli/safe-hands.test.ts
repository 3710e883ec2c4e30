import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import {
  accountOf,
  folderWith,
  initialise,
  membersIn,
  segops,
  stateOf,
  unwrapped,
  write,
} from './segops.ts';

/** The worst days, as a person at 3 a.m. meets them: refused, explained, and a paste away from done. */
const MANIFEST = `# The best ones.
segment:
  customer_segment_id: vip
  create: true
members_from:
  - file: lists/vip.txt   # every night
exclude_from:
  - file: lists/out.txt
`;

function people(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, at) => `user${from + at}@example.com\n`).join('');
}

/** What a refusal prints to be pasted into a file, as it is printed. */
function printedYaml(out: string, file = 'segments/vip.yaml'): string {
  const blocks = out.matchAll(/If it is meant,\s+write\s+in\s+([^\s,]+),[^:]*:\n\n(.*?)\n\n/gs);
  const [, , yaml = ''] = [...blocks].find(([, name]) => name === file) ?? [];
  return `${yaml.replace('reason: ""', 'reason: checked')}\n`;
}

describe('the worst days', () => {
  let emulator: Emulator;
  let cwd = '';
  let env: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({});
    env = accountOf(emulator);
    cwd = folderWith({
      'segments/vip.yaml': MANIFEST,
      'lists/vip.txt': people(100, 200),
      'lists/out.txt': people(180, 200) + people(300, 340),
    });
    await initialise(cwd);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  });
  afterEach(() => emulator.close());

  async function apply() {
    return await segops(['apply', '--yes'], { cwd, env });
  }

  it('refuses a truncated export, and passes once its YAML was pasted', async () => {
    write(cwd, 'lists/vip.txt', people(100, 150).slice(0, -7));
    const before = (await stateOf(emulator)).requests;
    const { code, out } = await apply();
    expect(code).toBe(3);
    expect(unwrapped(out)).toContain(
      'The list lists/vip.txt looks cut off. It does not end with a newline. It went from 100 rows (2,000 bytes) to 50 rows (993 bytes).',
    );
    expect(unwrapped(out)).toContain(
      'The plan removes 31 of 80 members (38.8%). The limit is 30%.',
    );
    expect((await stateOf(emulator)).requests).toBe(before);
    write(cwd, 'segments/vip.yaml', MANIFEST + printedYaml(out));
    expect((await apply()).code).toBe(0);
    expect((await membersIn(emulator, 'vip')).length).toBe(50);
  });

  it('refuses a truncated opt-out list, and passes once its YAML was pasted', async () => {
    write(cwd, 'lists/out.txt', people(300, 340));
    const { code, out } = await apply();
    expect(code).toBe(3);
    expect(unwrapped(out)).toContain(
      'The exclusion lists/out.txt lost 20 of 60 rows (33.3%). The limit is 10%.',
    );
    expect((await membersIn(emulator, 'vip')).length).toBe(80);
    write(cwd, 'segments/vip.yaml', MANIFEST + printedYaml(out));
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    const guard = printedYaml(out, 'segops.yaml');
    write(cwd, 'segops.yaml', config.replace(/^guard:.*$/m, guard));
    expect((await apply()).code).toBe(0);
    expect((await membersIn(emulator, 'vip')).length).toBe(100);
  });

  it('refuses eight cuts of 20% in a minute', async () => {
    const codes: (number | null)[] = [];
    for (let cut = 1, left = 80; cut <= 8; cut += 1) {
      left = Math.ceil(left * 0.8);
      write(cwd, 'lists/vip.txt', people(100, 100 + left));
      codes.push((await apply()).code);
    }
    expect(codes).toEqual([0, 3, 3, 3, 3, 3, 3, 3]);
    expect((await membersIn(emulator, 'vip')).length).toBe(64);
  });

  it('takes a merge back in a list that is out of order only far below', async () => {
    const list = people(1000, 3000) + people(100, 200);
    write(cwd, 'lists/vip.txt', list);
    write(
      cwd,
      'segments/vip.yaml',
      MANIFEST.replace('segment:', 'guard: { max_additions: 3000 }\nsegment:'),
    );
    expect((await apply()).code).toBe(0);
    write(cwd, 'lists/vip.txt', `${list}late@example.com\n`);
    expect((await apply()).code).toBe(0);
    const reverted = await segops(['revert', '3'], { cwd });
    expect([reverted.code, reverted.err]).toEqual([0, '']);
    expect(readFileSync(join(cwd, 'lists/vip.txt'), 'utf8')).toBe(list);
  });

  it('takes a bad merge back with one revert', async () => {
    const good = await membersIn(emulator, 'vip');
    const bad = `${MANIFEST}members: [eve@example.com, { guid: abcde12345 }]\n`;
    write(cwd, 'segments/vip.yaml', bad);
    write(cwd, 'lists/vip.txt', people(110, 200) + people(400, 460));
    expect((await apply()).code).toBe(0);
    const reverted = await segops(['revert', '2'], { cwd });
    expect([reverted.code, reverted.err]).toEqual([0, '']);
    expect(reverted.out).toBe(`Wrote the inverse of apply #2 into 2 files:
  lists/vip.txt
  segments/vip.yaml

Nothing was sent. Lists that another step fetches must be fixed at their source.
Next: review the difference, look at the plan, then open a pull request:
  segops plan
`);
    expect(readFileSync(join(cwd, 'lists/vip.txt'), 'utf8')).toBe(people(100, 200));
    const manifest = readFileSync(join(cwd, 'segments/vip.yaml'), 'utf8');
    expect(manifest.startsWith(MANIFEST)).toBe(true);
    expect(manifest.slice(MANIFEST.length)).toMatch(
      /^members: \[\]\nguard:\n {2}waiver:\n {4}max_removals: \d+%\n.*\n {4}reason: "revert of apply 2"\n/,
    );
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(good);
    expect((await segops(['revert', '2'], { cwd })).out).toContain('Nothing to revert');
    expect((await segops(['revert', '9'], { cwd })).err).toContain('error no-such-apply');
  });

  it('writes all that a segment needs to be empty again, where its members come from a list', async () => {
    write(cwd, 'lists/new.txt', people(500, 540));
    write(
      cwd,
      'segments/new.yaml',
      'segment: { customer_segment_id: new_people, name: New, create: true }\nmembers_from:\n  - file: lists/new.txt\n',
    );
    expect((await apply()).code).toBe(0);
    expect((await membersIn(emulator, 'new_people')).length).toBe(40);
    expect((await segops(['revert', '2'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'segments/new.yaml'), 'utf8')).toMatch(
      /lists\/new\.txt\nmembers: \[\]\nguard:\n {2}waiver:\n {4}max_removals: 100%\n {4}lists: \["lists\/new\.txt"\]\n/,
    );
    expect((await apply()).code).toBe(0);
    expect(await membersIn(emulator, 'new_people')).toEqual([]);
  });

  it('puts people back onto the opt-out list that had lost them', async () => {
    write(cwd, 'lists/out.txt', people(181, 200) + people(300, 340));
    expect((await apply()).code).toBe(0);
    const shown = await segops(['revert', '2', '--dry-run'], { cwd });
    expect(shown.out).toBe(`--- lists/out.txt
+++ lists/out.txt
@@ -1,4 +1,5 @@
+user180@example.com
 user181@example.com
 user182@example.com
 user183@example.com
 user184@example.com
Would write the inverse of apply #2 into 1 file:
  lists/out.txt

Nothing was sent. Lists that another step fetches must be fixed at their source.
Next: review the difference, look at the plan, then open a pull request:
  segops plan
`);
    expect(readFileSync(join(cwd, 'lists/out.txt'), 'utf8')).not.toContain('user180@');
  });

  it('takes over a segment that exists without sending anything', async () => {
    const adopted = 'segment: { customer_segment_id: old, adopt: accepted }\nmembers: [ada, bob]\n';
    write(cwd, 'segments/old.yaml', adopted);
    const before = (await stateOf(emulator)).requests;
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(2);
    const { code, out } = await apply();
    expect(code).toBe(0);
    expect(unwrapped(out)).toContain(
      'Recorded 2 members of existing segments. Nothing was sent for them.',
    );
    expect((await stateOf(emulator)).requests).toBe(before);
    expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
    expect((await segops(['log', 'bob'], { cwd })).out).toContain('adopted in old');
  });

  it('retires a segment whose members stay, and does not call it an orphan', async () => {
    write(cwd, 'segments/vip.yaml', 'segment: { customer_segment_id: vip, retire: keep }\n');
    expect((await apply()).code).toBe(0);
    write(cwd, 'segments/vip.yaml', '');
    write(
      cwd,
      'segments/new.yaml',
      'segment: { customer_segment_id: n, create: true }\nmembers: []\n',
    );
    write(
      cwd,
      'segops.yaml',
      readFileSync(join(cwd, 'segops.yaml'), 'utf8').replace(
        'segments/**/*.yaml',
        'segments/new.yaml',
      ),
    );
    const { out } = await segops(['plan'], { cwd });
    expect(out).not.toContain('no manifest declares it');
    expect((await membersIn(emulator, 'vip')).length).toBe(80);
  });
});
