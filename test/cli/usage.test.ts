import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, segops, unwrapped } from './segops.ts';

const COMMANDS = [
  'init',
  'validate',
  'fmt',
  'plan',
  'apply',
  'import',
  'status',
  'log',
  'revert',
  'import-errors',
  'unblock',
  'verify',
  'why',
  'lock',
  'emulate',
  'demo',
];

const next = (command: string) => `  next: See the options:\n          ${command} --help\n`;

describe('using segops', () => {
  it.each([[], ...COMMANDS.map((command) => [command])])(
    'prints help for %s within 80 columns',
    async (...command) => {
      const { code, out } = await segops(
        [...command.filter((word) => word !== undefined), '--help'],
        { cwd: folderWith({}) },
      );
      expect(code).toBe(0);
      expect(out).toMatch(/^Usage: segops/);
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      const [, example = ''] = /\nExample:\n {2}(segops .*)\n/.exec(out) ?? [];
      const flags = example.match(/--[a-z-]+/g) ?? [];
      expect([example, flags.filter((flag) => !out.includes(`${flag} `))]).toEqual([
        expect.stringContaining(`segops ${command[0] ?? 'plan'}`),
        [],
      ]);
    },
  );

  it('groups the commands in its help, each once', async () => {
    const { out } = await segops(['help'], { cwd: folderWith({}) });
    const groups = [...out.matchAll(/^(\w[\w ]*):\n((?: {2,}.*\n)+)/gm)].map(
      ([, name, text = '']) => [
        name,
        [...text.matchAll(/^ {2}([a-z-]+) /gm)].map(([, command]) => command),
      ],
    );
    const listed = groups.flatMap(([, names]) => names);
    expect(COMMANDS.filter((name) => listed.filter((one) => one === name).length !== 1)).toEqual(
      [],
    );
    expect(groups.map(([name]) => name)).not.toContain('Other');
    expect(groups).toContainEqual(['Plan and apply', ['plan', 'apply', 'status']]);
  });

  it('names the nearest command when one is mistyped', async () => {
    const { code, err } = await segops(['paln'], { cwd: folderWith({}) });
    expect([code, err]).toEqual([
      1,
      `error: unknown command 'paln'\n(Did you mean plan?)\n${next('segops')}`,
    ]);
  });

  it.each([
    [
      ['--format', 'markdown'],
      "error: option '-f, --format <format>' argument 'markdown' is invalid. Allowed choices are text, json.",
    ],
    [
      ['--time-limit', '1h30'],
      "error: option '--time-limit <duration>' argument '1h30' is invalid. It must be days, hours, minutes and seconds, such as 1d, 5h, 1h30m or 90s; a week at most.",
    ],
    [
      ['--stop-after', '0'],
      "error: option '--stop-after <changes>' argument '0' is invalid. It must be a whole number above 0.",
    ],
  ])('refuses to apply with %s', async (flags, told) => {
    const { code, out, err } = await segops(['apply', ...flags], { cwd: folderWith({}) });
    const lines = err.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect({ code, out, err: unwrapped(err) }).toEqual({
      code: 1,
      out: '',
      err: unwrapped(`${told}\n${next('segops apply')}`),
    });
  });

  it.each([
    [['revert'], 'segops revert'],
    [['lock', 'restoer'], 'segops lock'],
    [['lock', 'split'], 'segops lock split'],
    [['--versoin'], 'segops'],
  ])('says where the options of %s are', async (args, command) => {
    const { code, err } = await segops(args, { cwd: folderWith({}) });
    expect([code, err.endsWith(`\n${next(command)}`)]).toEqual([1, true]);
  });

  it('takes the number of an apply as the log writes it', async () => {
    const cwd = folderWith({});
    await segops(['init', '--yes', '--region', 'in1'], { cwd });
    const { err } = await segops(['revert', '#12'], { cwd });
    expect(err).toContain('error no-such-apply the lockfile remembers no apply #12');
  });

  it('takes a time limit of hours and minutes', async () => {
    const { err } = await segops(['apply', '--time-limit', '1h30m'], { cwd: folderWith({}) });
    expect(err).toContain('error config-not-found');
  });

  it('says what to do where there is no repository', async () => {
    const { code, err } = await segops(['plan'], { cwd: folderWith({}) });
    expect(code).toBe(1);
    expect(err).toContain('segops init');
  });

  it('writes a repository, and never over a file', async () => {
    const cwd = folderWith({});
    expect((await segops(['init', '--yes', '--region', 'in1'], { cwd })).code).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual([
      '.gitignore',
      '.segops',
      'segments',
      'segops.lock',
      'segops.lock.d',
      'segops.yaml',
    ]);
    // Whatever was drawn: what begins with an f is a number to no reader of YAML.
    expect(readFileSync(`${cwd}/segops.yaml`, 'utf8')).toMatch(/lineage: f[0-9a-f]{11} /);
    const again = await segops(['init', '--yes', '--region', 'in1'], { cwd });
    expect(again.code).toBe(1);
    expect(again.err).toContain('error config-exists');
    expect((await segops(['plan'], { cwd })).code).toBe(0);
  });

  it('names the regions when one is mistyped, and writes nothing', async () => {
    const cwd = folderWith({});
    const { code, err } = await segops(['init', '--yes', '--region', 'india'], { cwd });
    expect([code, readdirSync(cwd)]).toEqual([1, []]);
    expect(err).toContain('Choose one of: `in1`, `sg1`, `us1`, `aps3`, `mec1`, `eu1` or `sk1`.');
  });

  it.each(['https://example.com', 'http://127.0.0.1:4010/x', 'eu1', 'http://127.0.0.1:4010 #'])(
    'writes no config that it would refuse, for %s',
    async (url) => {
      const cwd = folderWith({});
      const { code, err } = await segops(['init', '--yes', '--base-url', url], { cwd });
      expect([code, readdirSync(cwd)]).toEqual([1, []]);
      expect(err).toContain('error base-url-not-loopback');
    },
  );

  it('keeps quiet when its reader closes early', async () => {
    const { code, err } = await segops(['--help'], { cwd: folderWith({}), closesEarly: true });
    expect([code, err]).toEqual([0, '']);
  });

  it('colours nothing where nobody looks or NO_COLOR is set', async () => {
    const cwd = folderWith({});
    await segops(['init', '--yes', '--region', 'in1'], { cwd });
    const plain = await segops(['plan'], { cwd });
    const silenced = await segops(['plan'], { cwd, env: { NO_COLOR: '1', FORCE_COLOR: '1' } });
    const forced = await segops(['plan'], { cwd, env: { FORCE_COLOR: '1' } });
    expect([
      plain.out.includes('\x1b'),
      silenced.out.includes('\x1b'),
      forced.out.includes('\x1b'),
    ]).toEqual([false, false, true]);
  });
});
