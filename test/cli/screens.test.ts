import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { inTerminal } from './in-terminal.ts';
import { accountOf, folderWith, segops, write } from './segops.ts';

const TOP = resolve(import.meta.dirname, '../..');
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
const QUICKSTART = ['newsletter', 'vip-customers', 'winback', 'abandoned-carts'];
const LISTS = ['newsletter.txt', 'opted-out.txt', 'lapsed.txt', 'abandoned-carts.csv'];

function quickstart(): string {
  const from = (path: string) => readFileSync(join(TOP, 'examples/quickstart', path), 'utf8');
  const cwd = folderWith({});
  mkdirSync(join(cwd, 'segments'));
  for (const name of QUICKSTART) write(cwd, `segments/${name}.yaml`, from(`segments/${name}.yaml`));
  for (const name of LISTS) write(cwd, `lists/${name}`, from(`lists/${name}`));
  return cwd;
}

/** The progress, of which the last is erased. */
const REDRAWN = /\r?\u001b\[K[^\n]*\r\u001b\[K/g;

/** What differs from run to run, in as many columns. */
function fixed(shown: string, port: string): string {
  return shown
    .replaceAll(port, '4'.repeat(port.length))
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g, '2026-11-23T12:00Z')
    .replace(/(last\s+applied)\s+[^#]*#/g, '$1 (#')
    .replace(/(requests)\s+\([\d.\ssminh]+\)\./g, '$1.')
    .replace(REDRAWN, '');
}

describe.skipIf(!hasTerminal)('what a person sees', () => {
  it.each([40, 80, 120])('is right in a terminal of %i columns', async (columns) => {
    const emulator = await startEmulator({});
    const cwd = quickstart();
    await segops(['init', '--yes', '--base-url', emulator.url, '--no-example'], { cwd });
    write(
      cwd,
      'segments/unsorted.yaml',
      'segment: { customer_segment_id: vip }\nmembers:\n  - b\n  - a\n',
    );
    const env = { ...accountOf(emulator), USER: 'ada', HOME: cwd, GITHUB_ACTOR: 'ada' };
    const look = async (command: string, answer?: string) => {
      const { code, shown } = await inTerminal(
        command,
        cwd,
        answer === undefined ? [] : [['Type yes:', `${answer}\r`]],
        { env, columns },
      );
      return `$ segops ${command}\n${shown}(exit code ${code})\n`;
    };
    const screens = [
      await look('help'),
      await look('fmt --check'),
      await look('plan --samples 3'),
      await look('apply --samples 0', 'n'),
      await look('apply --samples 0 --stop-after 300', 'yes'),
      await look('status'),
      await look('log'),
      await look('apply --yes --samples 0'),
      await look('status'),
    ];
    write(cwd, 'lists/opted-out.txt', 'ada@example.com\n');
    screens.push(await look('plan --samples 0'));
    write(cwd, 'segments/unsorted.yaml', 'segment: { customer_segment_id: vip }\nmembres: [a]\n');
    screens.push(await look('validate'));
    if (columns === 40) expect(overlong(await asideScreens(cwd, look), columns)).toEqual([]);
    const { port } = new URL(emulator.url);
    const shown = screens.join('\n').replaceAll(cwd, '/home/ada');
    expect(overlong(shown.replace(REDRAWN, ''), columns)).toEqual([]);
    await expect(fixed(shown, port)).toMatchFileSnapshot(`golden/screens-${columns}.txt`);
    await emulator.close();
  });
});

/** What is different on every machine: only its width is looked at. */
async function asideScreens(
  cwd: string,
  look: (command: string) => Promise<string>,
): Promise<string> {
  write(cwd, 'segments/unsorted.yaml', 'segment: { customer_segment_id: vip }\nmembers: [a]\n');
  write(cwd, 'users.csv', 'Identity\nada@example.com\n');
  write(cwd, 'errors.csv', 'Error,Segment,User\nUser not found,newsletter_weekly,x@example.com\n');
  const commands = [
    'doctor',
    'verify newsletter_weekly --from users.csv',
    'import-errors errors.csv --dry-run',
    'validate',
    'log nobody@example.com',
  ];
  const screens: string[] = [];
  for (const command of commands) screens.push(await look(command));
  return screens.join('\n').replaceAll(cwd, '/home/ada');
}

/** Only commands, addresses, and YAML to paste may be longer than a line. */
function overlong(shown: string, columns: number): string[] {
  const lines = shown.split('\n').map((line) => line.replace(/\u001b\[\d*[mK]|\r/g, ''));
  return lines.filter(
    (line) => displayWidth(line) > columns && !/^\$ | segops |https?:\/\/|^\S+: /.test(line),
  );
}
