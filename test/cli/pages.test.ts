import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { accountOf, folderWith, segops, write } from './segops.ts';

it('writes a plan, what was applied, and the timeline of a person as pages', async () => {
  const emulator = await startEmulator({});
  const cwd = folderWith({
    'segments/vip.yaml':
      'segment: { customer_segment_id: vip, create: true }\nmembers: [ada@example.com, bob@example.com]\n',
  });
  const env = accountOf(emulator);
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
  const planned = await segops(['plan', '--html', 'plan.html'], { cwd });
  expect([planned.code, planned.err]).toEqual([0, '']);
  expect(planned.out).toContain('adds 2 members to 1 segment');
  expect(read('plan.html')).toContain('2 people join · 1 new segment');
  expect(read('plan.html')).toContain('"ada@example.com\\t0\\nbob@example.com\\t0"');

  for (const members of [
    '[ada@example.com, bob@example.com]',
    '[ada@example.com, eve@example.com]',
  ]) {
    write(
      cwd,
      'segments/vip.yaml',
      `segment: { customer_segment_id: vip, create: true }\nmembers: ${members}\nguard: { max_removals: 100% }\n`,
    );
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  }
  const logged = await segops(['log', '--html', 'log.html', '--limit', '1'], { cwd });
  expect(logged.out.match(/^#/gm)).toHaveLength(1);
  expect((await segops(['log', '--html', 'all.html'], { cwd })).code).toBe(0);
  expect(read('all.html')).toContain('<p>2 applies, from 20');
  expect(read('all.html')).not.toContain('example.com');
  await segops(['log', '--member', 'bob@example.com', '--html', 'bob.html'], { cwd });
  expect(read('bob.html')).toContain('What happened to <bdi>bob@example.com</bdi>');
  expect(read('bob.html')).toContain('<b>Not in</b> 1 segment: <code><bdi>vip</bdi>');
  expect(read('bob.html')).not.toMatch(/ada@|eve@/);

  const lost = await segops(['plan', '--html', 'no/such/folder/plan.html'], { cwd });
  expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('page-unwritable')]);
  await emulator.close();
});

describe('a plan and a page', () => {
  const repository = async () => {
    const cwd = folderWith({ 'lists/out.txt': 'ada@example.com\n', 'empty.json': '' });
    await segops(['init', '--yes', '--region', 'in1'], { cwd });
    return cwd;
  };
  const named = ['segops.yaml', 'segops.lock', 'segments/example.yaml', 'lists/out.txt'];
  const commands = [
    ['plan', '--out'],
    ['plan', '--html'],
    ['log', '--html'],
  ];

  it.each(commands)('of %s %s never replace a file of another kind', async (...flags) => {
    const cwd = await repository();
    const read = () => named.map((name) => readFileSync(join(cwd, name), 'utf8'));
    const before = read();
    for (const name of named) {
      const { code, err } = await segops([...flags, name], { cwd });
      expect([code, err]).toEqual([
        1,
        expect.stringContaining('Choose a name that does not exist yet'),
      ]);
    }
    expect(read()).toEqual(before);
  });

  it('replace an older one, an empty file, and nothing else of each other', async () => {
    const cwd = await repository();
    const ends = async (...args: string[]) => (await segops(args, { cwd })).code;
    expect(await ends('plan', '--out', 'empty.json')).toBe(0);
    expect(await ends('plan', '--out', 'empty.json', '--html', 'plan.html')).toBe(0);
    expect(await ends('log', '--html', 'plan.html')).toBe(0);
    expect(await ends('log', '--html', 'empty.json')).toBe(1);
    expect(await ends('plan', '--out', 'plan.html')).toBe(1);
    expect(await ends('plan', '--out', '/dev/null', '--html', '/dev/null')).toBe(0);
  });
});
