import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { inTerminal } from './in-terminal.ts';
import { accountOf, folderWith, segops } from './segops.ts';

const ENTER = '\r';
const END_OF_INPUT = '\u0004';
const CTRL_C = '\u0003';

/** `script` of util-linux gives a program a terminal of its own. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

const REGION = 'Region (';
const IDENTITIES = 'Identities (';
const BRANCH = 'of origin? (yes, no)';
const WRITE = 'Type yes:';

describe.skipIf(!hasTerminal)('a person who is asked', () => {
  it('is asked again after a typing error by init', async () => {
    const cwd = folderWith({});
    const { code, shown } = await inTerminal('init', cwd, [
      [REGION, `in 1${ENTER}`],
      [REGION, `in1${ENTER}`],
      [IDENTITIES, `e-mail${ENTER}`],
      [IDENTITIES, `email${ENTER}`],
      [WRITE, `yes${ENTER}`],
    ]);
    expect(shown).toContain('"e-mail" is not an answer. Type `email`, `phone`, `uuid` or `any`.');
    expect(code).toBe(0);
    const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
    expect(config).toContain('region: in1');
    expect(config).toContain('format: email');
  });

  it('is asked again where the lockfile shall be', async () => {
    const cwd = folderWith({});
    const git = (...args: string[]) => spawnSync('git', args, { cwd });
    git('init', '--quiet', '--bare', 'origin.git');
    git('init', '--quiet');
    git('remote', 'add', 'origin', join(cwd, 'origin.git'));
    const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    git(...author, 'commit', '--quiet', '--allow-empty', '-m', 'First commit');
    git('push', '--quiet', '-u', 'origin', 'HEAD');
    const { code, shown } = await inTerminal('init --region in1 --identity any', cwd, [
      [BRANCH, `yess${ENTER}`],
      [BRANCH, `yes${ENTER}`],
      [WRITE, `yes${ENTER}`],
    ]);
    expect(shown).toContain('"yess" is not an answer.');
    expect([code, shown]).toEqual([0, expect.stringContaining('the branch segops-lock of origin')]);
    expect(git('ls-remote', 'origin', 'segops-lock').stdout.toString()).not.toBe('');
  });

  it('gets nothing written without a yes', async () => {
    const cwd = folderWith({});
    const declined = await inTerminal('init --region in1', cwd, [
      [IDENTITIES, ENTER],
      [WRITE, `ok${ENTER}`],
    ]);
    expect([declined.code, declined.shown]).toEqual([
      1,
      expect.stringContaining('Nothing was written.'),
    ]);
    expect(existsSync(join(cwd, 'segops.yaml'))).toBe(false);
  });

  it.each([
    ['Ctrl-C', CTRL_C],
    ['the end of input', END_OF_INPUT],
  ])('ends init by %s at the first question, and at one with a default', async (_, key) => {
    const cwd = folderWith({});
    for (const [options, question] of [
      ['', REGION],
      ['--region in1', IDENTITIES],
    ] as const) {
      const { code, shown } = await inTerminal(`init ${options}`, cwd, [[question, key]]);
      expect([code, shown]).toEqual([1, expect.stringContaining('Nothing was written.')]);
      expect(shown).not.toContain('is not an answer');
    }
    expect(existsSync(join(cwd, 'segops.yaml'))).toBe(false);
  });

  it('gets nothing sent by apply without a yes', async () => {
    const emulator = await startEmulator({});
    const manifest = 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada]\n';
    const cwd = folderWith({ 'segments/vip.yaml': manifest });
    await segops(['init', '--yes', '--region', 'in1', '--no-example'], { cwd });
    const env = accountOf(emulator);
    const declined = await inTerminal('apply', cwd, [[WRITE, `n${ENTER}`]], { env });
    const { host } = new URL(emulator.url);
    const question = `
Plan: +1 -0 in 1 new segment · 1 request · up to 1 billed event
Send this to ${emulator.accountId} at ${host}? Type yes: `;
    expect([declined.code, declined.shown]).toEqual([1, expect.stringContaining(question)]);
    const accepted = await inTerminal('apply', cwd, [[WRITE, `yes${ENTER}`]], { env });
    expect(accepted.code).toBe(0);
    expect(accepted.shown).toContain(`${question}yes`);
    expect(accepted.shown).toContain('\u001b[KCreating 1 segment...\r\u001b[K');
    expect(accepted.shown).toContain('0 of 1 change');
    await emulator.close();
  });
});
