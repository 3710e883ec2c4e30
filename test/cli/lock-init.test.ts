import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import { folderWith, segops, unwrapped, write } from './segops.ts';

const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');

/** Making a lockfile: where there never was one, and never over one. */
const UNPINNED = `# Ours.
lock: { file: segops.lock } # beside the manifests
account: { region: in1 }
environments:
  staging:
    lock:
      branch: staging-lock
    account: { region: sg1 }
`;
const INIT = ['lock', 'init', '--yes'];

function configIn(cwd: string): string {
  return readFileSync(join(cwd, 'segops.yaml'), 'utf8');
}

describe('segops lock init', () => {
  it('is what a config without a lineage asks for, and pins one', async () => {
    const cwd = folderWith({ 'segops.yaml': UNPINNED });
    git(['init', '--quiet'], { cwd });
    const told = await segops(['plan'], { cwd });
    expect([told.code, told.err]).toEqual([1, expect.stringContaining('error missing-lineage')]);
    expect(told.err).toMatch(/^ +segops lock init$/m);
    expect((await segops(INIT, { cwd })).code).toBe(0);
    expect(configIn(cwd)).toMatch(
      /^# Ours\.\nlock: \{ lineage: f[0-9a-f]{11}, file: segops\.lock \} # beside/,
    );
    git(['add', '.'], { cwd });
    expect(gitText(['ls-files'], { cwd })).toBe('.gitignore\nsegops.yaml');
    expect((await segops(['log'], { cwd })).code).toBe(0);
    const again = await segops(INIT, { cwd });
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('error lock-exists')]);
  });

  it('makes no empty lockfile for a lineage that has one elsewhere, or had one here', async () => {
    const there = folderWith({ 'segops.yaml': UNPINNED });
    git(['init', '--quiet'], { cwd: there });
    await segops(INIT, { cwd: there });
    const clone = folderWith({ 'segops.yaml': configIn(there) });
    const told = await segops(['log'], { cwd: clone });
    expect(told.err).toContain('error lock-missing');
    const made = await segops(INIT, { cwd: clone });
    expect([made.code, made.out, made.err]).toEqual([
      1,
      '',
      expect.stringContaining('error lock-made-elsewhere'),
    ]);
    const pinned = configIn(there);
    rmSync(join(there, 'segops.lock'));
    rmSync(join(there, 'segops.lock.d'), { recursive: true });
    writeFileSync(join(there, 'segops.yaml'), UNPINNED);
    const lost = await segops(INIT, { cwd: there });
    expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('error lock-lost')]);
    expect(configIn(there)).toBe(UNPINNED);
    writeFileSync(join(there, 'segops.yaml'), pinned);
    expect((await segops(['lock', 'restore', '--yes'], { cwd: there })).code).toBe(0);
  });

  it('pins the lineage of the lockfile that is there', async () => {
    const cwd = folderWith({ 'segops.yaml': UNPINNED });
    await segops(INIT, { cwd });
    const pinned = configIn(cwd);
    writeFileSync(join(cwd, 'segops.yaml'), UNPINNED);
    const { code, out } = await segops(INIT, { cwd });
    expect([code, out]).toEqual([0, expect.stringContaining('The lockfile that is there stays.')]);
    expect(configIn(cwd)).toBe(pinned);
  });

  it('makes the branch of an environment, with a lineage of its own', async () => {
    const remote = new TestRemote();
    const cwd = remote.clone();
    write(cwd, 'segops.yaml', UNPINNED);
    const { code, err } = await segops([...INIT, '--env', 'staging'], { cwd });
    expect([code, err]).toEqual([0, '']);
    expect(configIn(cwd)).toMatch(/^ {6}lineage: f[0-9a-f]{11}\n {6}branch: staging-lock$/m);
    expect(remote.git('log', '--format=%s', 'staging-lock')).toBe('Make an empty lock');
  });

  it('completes a .gitignore and says that there is less protection outside of git', async () => {
    const config = UNPINNED.replace('segops.lock', 'locks/a b.lock');
    const cwd = folderWith({ 'segops.yaml': config, '.gitignore': 'node_modules' });
    const { code, out } = await segops(INIT, { cwd });
    expect(code).toBe(0);
    expect(unwrapped(out)).toContain('This folder is not in a git repository, so segops cannot');
    expect(readFileSync(join(cwd, '.gitignore'), 'utf8').split('\n')).toEqual([
      'node_modules',
      expect.stringContaining('# The lockfile of segops is of this machine alone.'),
      '/locks/a b.lock',
      '/locks/a b.lock.*',
      '',
    ]);
    git(['init', '--quiet'], { cwd });
    git(['add', '.'], { cwd });
    expect(gitText(['ls-files'], { cwd })).toBe('.gitignore\nsegops.yaml');
  });

  it('does nothing unless someone says yes', async () => {
    const cwd = folderWith({ 'segops.yaml': UNPINNED });
    const { code, err } = await segops(['lock', 'init'], { cwd });
    expect([code, err]).toEqual([1, expect.stringContaining('error consent-needed')]);
    expect(configIn(cwd)).toBe(UNPINNED);
  });
});

/** A person at a terminal, who gives the next answer whenever a line ends with a question. */
function answering(cwd: string, args: readonly string[], answers: readonly string[]) {
  const command = [process.execPath, SEGOPS, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'dumb' },
  });
  const left = [...answers];
  let out = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
    if (/(\(yes, no\)|Type yes:|\): )\s*$/.test(piece.toString()))
      child.stdin.write(`${left.shift() ?? 'no'}\n`);
  });
  return new Promise<{ code: number | null; out: string }>((done) => {
    child.once('close', (code) => done({ code, out: out.replaceAll('\r', '') }));
  });
}

describe('segops init', () => {
  it.skipIf(process.platform !== 'linux')(
    'proposes a lock branch to a person in a clone with an origin, and makes it',
    async () => {
      const remote = new TestRemote();
      const cwd = remote.clone();
      const no = await answering(cwd, ['init', '--region', 'in1'], ['no', 'any', 'no']);
      expect([no.code, no.out]).toEqual([1, expect.stringContaining('Nothing was written.')]);
      expect(existsSync(join(cwd, 'segops.yaml'))).toBe(false);
      const yes = await answering(cwd, ['init'], ['in1', 'yes', 'email', 'yes']);
      expect([yes.code, yes.out]).toEqual([0, expect.stringContaining('the branch segops-lock')]);
      expect(yes.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(configIn(cwd)).toContain('lock: { branch: segops-lock,');
      expect(configIn(cwd)).toContain('identity: { format: email }');
      expect(remote.git('log', '--format=%s', 'segops-lock')).toBe('Make an empty lock');
      expect((await segops(['plan'], { cwd })).code).toBe(0);
    },
  );

  it('keeps to the width of a terminal', async () => {
    const { code, out } = await segops(['init', '--yes', '--region', 'in1'], {
      cwd: folderWith({}),
    });
    expect([code, out.split('\n').filter((line) => line.length > 80)]).toEqual([0, []]);
  });

  it('makes a file in a clone with an origin where nobody can be asked', async () => {
    const remote = new TestRemote();
    const cwd = remote.clone();
    expect((await segops(['init', '--yes', '--region', 'in1'], { cwd })).code).toBe(0);
    expect(configIn(cwd)).toContain('lock: { file: segops.lock,');
    expect(remote.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });
});
