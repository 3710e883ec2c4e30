import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OLDEST_NODE } from '../../src/app/doctor/doctor.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import {
  accountOf,
  folderWith,
  scheduleFaults,
  segops,
  startSegops,
  stateOf,
  unwrapped,
  write,
} from './segops.ts';

const MANIFEST = 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada]\n';
const INIT = ['init', '--yes', '--region', 'in1', '--no-example'];

describe('segops doctor', () => {
  let emulator: Emulator;
  let env: Record<string, string> = {};

  beforeEach(async () => {
    emulator = await startEmulator({});
    env = accountOf(emulator);
  });
  afterEach(() => emulator.close());

  async function doctor(cwd: string, more: Readonly<Record<string, string>> = {}) {
    const { code, out, err } = await segops(['doctor'], { cwd, env: { ...env, ...more } });
    expect(err).toBe('');
    return { code, out, told: unwrapped(out) };
  }

  async function withFileLock(): Promise<string> {
    const cwd = folderWith({ 'segments/vip.yaml': MANIFEST });
    expect((await segops(INIT, { cwd })).code).toBe(0);
    return cwd;
  }

  async function withBranch(): Promise<{ cwd: string; remote: TestRemote }> {
    const remote = new TestRemote();
    const cwd = remote.clone();
    write(cwd, 'segments/vip.yaml', MANIFEST);
    const ran = await segops([...INIT, '--lock-branch', 'segops-lock'], { cwd });
    expect(ran.code).toBe(0);
    return { cwd, remote };
  }

  it('says that everything works, and sends one request that changes nothing', async () => {
    const { code, out } = await doctor(await withFileLock());
    expect(out.replace(/(Node|git)( +)\S+/g, '$1$2VERSION').replace(/127[\d.:]+/, 'HOST')).toBe(
      [
        'Ready: 9 checks passed.',
        '',
        '  works        Node         VERSION',
        '  works        git          VERSION',
        '  works        Config       segops.yaml',
        '  works        Files        1 segment and 0 lists can be read',
        '  works        Lock         segops.lock: serial 0, of no account yet',
        '  works        Apply        none is under way',
        '  works        Credentials  account EMULATOR at http://HOST',
        "  works        Clock        agrees with CleverTap's to the minute",
        '  works        CleverTap    account and passcode are probably right. To an',
        '                            update of nothing, CleverTap answered 400: No user',
        '                            profiles were provided in the request. Add profiles',
        '                            and try again.',
        '',
      ].join('\n'),
    );
    expect(code).toBe(0);
    const { requests, segments } = await stateOf(emulator);
    expect([requests, segments]).toEqual([1, []]);
  });

  it('needs no credentials, and says what it could not ask without', async () => {
    const cwd = await withFileLock();
    const { code, out } = await segops(['doctor'], { cwd });
    expect(code).toBe(0);
    expect(unwrapped(out)).toContain(
      'CLEVERTAP_ACCOUNT_ID` and `CLEVERTAP_PASSCODE` are not set: CleverTap was not asked',
    );
  });

  it('names a wrong passcode', async () => {
    const { code, told } = await doctor(await withFileLock(), { CLEVERTAP_PASSCODE: 'wrong' });
    expect(code).toBe(1);
    expect(told).toContain('credentials-refused: to an update of nothing, CleverTap answered 401');
  });

  it('names half of the credentials', async () => {
    const { code, told } = await doctor(await withFileLock(), { CLEVERTAP_PASSCODE: '' });
    expect(code).toBe(1);
    expect(told).toContain('missing-credential: `CLEVERTAP_PASSCODE` is not set');
  });

  it('says where nobody answers', async () => {
    const nowhere = { SEGOPS_BASE_URL: 'http://127.0.0.1:9' };
    const { code, told } = await doctor(await withFileLock(), nowhere);
    expect(code).toBe(1);
    expect(told).toContain('clevertap-unreachable: no connection');
  });

  it('names a clock that is wrong, and still asks about the passcode', async () => {
    await emulator.close();
    emulator = await startEmulator({ clockSkewMs: 20 * 60_000 });
    env = accountOf(emulator);
    const { code, told } = await doctor(await withFileLock());
    expect(code).toBe(1);
    expect(told).toMatch(/clock-skewed: the clock of this machine is (20 min|19 min 5\d s) behind/);
    expect(told).toContain('account and passcode are probably right');
  });

  it('cannot tell where CleverTap is busy', async () => {
    const cwd = await withFileLock();
    await scheduleFaults(emulator, 'status=429');
    const { code, told } = await doctor(cwd);
    expect(code).toBe(0);
    expect(told).toContain('cannot tell CleverTap account and passcode may be right or not');
  });

  it('says where to begin', async () => {
    const { code, told } = await doctor(folderWith({}));
    expect(code).toBe(1);
    expect(told).toContain('segops init');
  });

  it('finds every manifest that is wrong, and goes on to the lock', async () => {
    const cwd = await withFileLock();
    write(cwd, 'segments/bad.yaml', 'segment: { customer_segment_id: bad }\nmembres: [ada]\n');
    const { code, told } = await doctor(cwd);
    expect(code).toBe(1);
    expect(told).toContain('segments/bad.yaml');
    expect(told).toContain('works Lock');
  });

  it('names each file that is overlooked, as a warning', async () => {
    const cwd = await withFileLock();
    write(cwd, 'other/vip.yaml', MANIFEST);
    const { code, out, told } = await doctor(cwd);
    expect([code, out.split('\n')[0]]).toEqual([0, 'Ready: 9 checks passed, 1 warning.']);
    expect(told).toContain('warning Files other/vip.yaml: manifest-overlooked: the file declares');
    expect(told).not.toContain('cannot tell');
  });

  it.each(['with', 'without'])(
    'has a line for git that is missing, %s a repository',
    async (how) => {
      const cwd = await withFileLock();
      if (how === 'with') git(['init', '--quiet'], { cwd });
      const { out, told } = await doctor(cwd, { PATH: '/nowhere' });
      expect(out).toMatch(/^ {2}works {8}Node/m);
      const missing =
        how === 'with' ? 'to do git git-missing: cannot run' : 'warning git git-missing:';
      expect(told).toContain(missing);
      expect(told).toContain('works CleverTap');
    },
  );

  it('says what makes a missing lockfile, and that works', async () => {
    const cwd = await withFileLock();
    rmSync(join(cwd, 'segops.lock'));
    rmSync(join(cwd, 'segops.lock.d'), { recursive: true, force: true });
    const { code, told } = await doctor(cwd);
    expect(code).toBe(1);
    expect(told).toContain('lock-missing');
  });

  it('refuses the lock of another account, and asks that account nothing', async () => {
    const cwd = await withFileLock();
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    const { requests } = await stateOf(emulator);
    const { code, told } = await doctor(cwd, { CLEVERTAP_ACCOUNT_ID: 'ANOTHER' });
    expect(code).toBe(1);
    expect(told).toContain('lock-of-another-account');
    expect((await stateOf(emulator)).requests).toBe(requests);
  });

  it('names the place to which the lockfile has moved', async () => {
    const cwd = new TestRemote().clone();
    write(cwd, 'segments/vip.yaml', MANIFEST);
    expect((await segops(INIT, { cwd })).code).toBe(0);
    const move = ['lock', 'move', '--to-branch', 'segops-lock', '--yes'];
    expect((await segops(move, { cwd })).code).toBe(0);
    const { code, told } = await doctor(cwd);
    expect(code).toBe(1);
    expect(told).toContain('to do Lock lock-is-elsewhere: this lockfile has moved to branch:');
  });

  it('asks origin whether the lock branch can be pushed, and pushes nothing', async () => {
    const { cwd, remote } = await withBranch();
    const before = remote.git('for-each-ref');
    const { code, told } = await doctor(cwd);
    expect(told).toContain('works Origin answers works Lock segops-lock: serial 0');
    expect(told).toContain('works Push origin accepts a push (dry run)');
    expect(told).toContain('works Readers the lock branch is not public');
    expect(code).toBe(0);
    expect(remote.git('for-each-ref')).toBe(before);
  });

  it('says why origin takes no push', async () => {
    const { cwd } = await withBranch();
    git(['config', 'remote.origin.receivepack', '/nowhere/git-receive-pack'], { cwd });
    const { code, told } = await doctor(cwd);
    expect(code).toBe(1);
    expect(told).toContain(
      'to do Push push-refused: origin takes no push to the branch segops-lock',
    );
  });

  it('says that origin cannot be reached', async () => {
    const { cwd, remote } = await withBranch();
    rmSync(remote.folder, { recursive: true });
    const { code, told } = await doctor(cwd);
    expect(code).toBe(1);
    expect(told).toContain('lock-unreachable');
  });

  it('says that an apply was cut off, and which command ends that', async () => {
    const cwd = await withFileLock();
    await scheduleFaults(emulator, 'stall,api=update');
    const child = startSegops(['apply', '--yes'], { cwd, env });
    while ((await stateOf(emulator)).requests < 2) await setTimeout(20);
    child.kill('SIGKILL');
    await once(child, 'close');
    const { code, told } = await doctor(cwd);
    expect(code).toBe(1);
    expect(told).toContain('apply-cut-off: an apply was cut off');
    expect(told).toContain('next: The next apply records that, and sends it again: segops apply');
  });
});

describe('the oldest Node that doctor accepts', () => {
  it('is the one of package.json', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(engines.node).toBe(`>=${OLDEST_NODE}`);
  });
});
