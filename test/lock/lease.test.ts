import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import type { LockFiles } from '../../src/files/files.ts';
import { nodeFiles } from '../../src/files/files.ts';
import type { Owner } from '../../src/lock/lease.ts';
import {
  breakLease,
  isProvablyAlive,
  leaseHeld,
  readOwner,
  takeLease,
} from '../../src/lock/lease.ts';
import type { System } from '../../src/lock/process-identity.ts';
import { nodeSystem } from '../../src/lock/process-identity.ts';
import { NOTHING, plain, say } from '../../src/message.ts';

const OTHER_HOST: Owner = {
  who: 'ada',
  host: 'elsewhere',
  machine: 'f'.repeat(32),
  boot: 'x/y',
  pid: 1,
  processStart: '1',
  token: 'token-of-ada',
  since: Date.UTC(2026, 10, 24),
};

/** What a person is told to do, without the first sentence. */
function adviceFor(owner: Owner | null, system?: System): string {
  const options = system === undefined ? {} : { system };
  const [problem] = leaseHeld(say`the lock`, owner, NOTHING, options).problems;
  return plain(problem?.next ?? []).replace(/^Nothing was sent\. /, '');
}

/** In a mount namespace of its own, where users see only their own processes. */
const HIDING =
  'mount -t proc -o hidepid=2 proc /proc && ' +
  'exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"';

function asNobody(...command: readonly string[]) {
  const args = ['-c', 'exec unshare --mount sh -c "$@"', 'sh', HIDING, 'sh', ...command];
  return spawnSync('sh', args, { encoding: 'utf8' });
}

describe('the lease', () => {
  let program = '';
  let path = '';
  let files: LockFiles = nodeFiles(tmpdir());

  beforeAll(() => {
    program = join(mkdtempSync(join(tmpdir(), 'segops lease ')), 'lease-process.mjs');
    buildSync({
      entryPoints: [join(import.meta.dirname, 'lease-process.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
  });
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'segops lease ')), 'hold');
    files = nodeFiles(dirname(path));
  });

  /** Starts a process that wants the lease; resolves once it says how that ended. */
  async function taker(): Promise<{ child: ChildProcess; said: string }> {
    const child = spawn(process.execPath, [program, path], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [piece] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, said: piece.toString().trim() };
  }

  /** A lease whose owner was killed. */
  async function deadLease(): Promise<Owner> {
    const { child, said } = await taker();
    expect(said).toBe('took');
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    const owner = readOwner(files, path);
    if (owner === null) throw new Error('the dead process left no lease');
    return owner;
  }

  function problemOf(action: () => unknown): string {
    try {
      action();
    } catch (error) {
      if (error instanceof Failure) return error.message;
      throw error;
    }
    return 'none';
  }

  it('is refused while its owner lives, and free once that released it', async () => {
    const { child } = await taker();
    const owner = readOwner(files, path);
    expect([owner?.pid, owner !== null && isProvablyAlive(owner)]).toEqual([child.pid, true]);
    expect(problemOf(() => takeLease(files, path, 0))).toMatch(
      new RegExp(
        `^another apply has the lease of the lock: .+ on .+ \\(process ${child.pid}, since 20.+Z\\)$`,
      ),
    );
    const closed = once(child, 'close');
    child.stdin?.end();
    await closed;
    const lease = takeLease(files, path, 0);
    expect(lease.isOurs()).toBe(true);
    await lease.release();
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('is taken over from an owner that was killed', async () => {
    const dead = await deadLease();
    expect(isProvablyAlive(dead)).toBe(false);
    const lease = takeLease(files, path, 5);
    expect([lease.isOurs(), readOwner(files, path)?.pid]).toEqual([true, process.pid]);
    expect(readdirSync(dirname(path))).toEqual(['hold']);
  });

  it('is taken over from a number that another process has now', async () => {
    const dead = await deadLease();
    writeFileSync(path, JSON.stringify({ ...dead, pid: process.pid }));
    expect(takeLease(files, path, 0).isOurs()).toBe(true);
  });

  it('is never taken over from another machine, another boot, or an owner that is not sure', async () => {
    const dead = await deadLease();
    const strangers = [
      OTHER_HOST,
      { ...dead, host: 'elsewhere' },
      { ...dead, boot: 'earlier' },
      { ...dead, boot: null },
      { ...dead, machine: 'f'.repeat(32) },
      { ...dead, machine: null },
    ];
    for (const owner of strangers) {
      writeFileSync(path, JSON.stringify(owner));
      expect(problemOf(() => takeLease(files, path, 0))).toContain('has the lease of the lock: ');
      expect(readOwner(files, path)).toEqual(owner);
    }
  });

  it.each(['', '{"token":', 'null', '7', '{"token":"../../x"}'])(
    'is kept where it cannot be read: %j',
    (text) => {
      writeFileSync(path, text);
      expect(problemOf(() => takeLease(files, path, 0))).toBe(
        'another apply has the lease of the lock: an unknown apply, whose lease cannot be read',
      );
      const owner = readOwner(files, path);
      if (owner !== null) breakLease(files, path, owner);
      expect(existsSync(path)).toBe(false);
    },
  );

  it('is kept where an older segops wrote it, without a machine ID', async () => {
    const { machine, ...older } = await deadLease();
    expect(machine).not.toBeNull();
    writeFileSync(path, JSON.stringify(older));
    expect(problemOf(() => takeLease(files, path, 0))).toContain('has the lease of the lock: ');
  });

  it.runIf(asNobody('true').status === 0)(
    'is kept where the process table hides an owner that lives',
    async () => {
      const { child } = await taker();
      for (const folder of [dirname(program), dirname(path)]) chmodSync(folder, 0o777);
      const { stdout } = asNobody(process.execPath, program, path);
      expect(stdout).toContain(`(process ${child.pid}, since `);
      expect(readOwner(files, path)?.pid).toBe(child.pid);
      child.kill('SIGKILL');
    },
  );

  it('says what to do about its owner', async () => {
    const { child } = await taker();
    const alive = readOwner(files, path);
    expect(adviceFor(alive)).toBe('It runs on this machine. Wait until it ends.');
    const hidden = {
      ...nodeSystem,
      read: (file: string) => nodeSystem.read(file.replace(/^.*stat$/, '')),
    };
    expect(adviceFor(alive, hidden)).toBe(
      `segops cannot tell whether it still runs, because this user cannot read the process table. ` +
        `Look for process ${child.pid} on ${nodeSystem.host}, and wait until it ends. ` +
        'If it is gone, release its lease: `segops lock release`',
    );
    child.kill('SIGKILL');
    expect(adviceFor(OTHER_HOST)).toBe(
      'segops cannot tell whether it still runs, because this is another machine. ' +
        'Look for process 1 on elsewhere, and wait until it ends. ' +
        'If it is gone, release its lease: `segops lock release`',
    );
    expect(adviceFor(null)).toBe(
      'That apply has ended in the meantime. Run the same command again.',
    );
  });

  it('says of an owner only what is of the right type', () => {
    const odd = { ...OTHER_HOST, who: 7, pid: '../../x', since: 1e99, boot: {}, machine: [] };
    writeFileSync(path, JSON.stringify(odd));
    expect(problemOf(() => takeLease(files, path, 0))).toBe(
      'another apply has the lease of the lock: an unknown user on elsewhere (process 0)',
    );
  });

  it('goes to one of many processes that find its owner dead', async () => {
    for (let round = 0; round < 2; round += 1) {
      await deadLease();
      const takers = await Promise.all(Array.from({ length: 5 }, taker));
      expect(takers.filter(({ said }) => said === 'took').length).toBe(1);
      const closed = takers.map(({ child }) => child.exitCode ?? once(child, 'close'));
      for (const { child } of takers) child.kill('SIGKILL');
      await Promise.all(closed);
    }
  });

  it('stays with the winner at every step of a slower taker', async () => {
    await deadLease();
    let winner: ReturnType<typeof takeLease> | null = null;
    const lost: string[] = [];
    const watch = <T>(step: string, result: T): T => {
      if (winner !== null && !winner.isOurs()) lost.push(step);
      return result;
    };
    const slow: LockFiles = {
      ...files,
      create: (name, bytes) => watch('create', files.create(name, bytes)),
      read: (name) => {
        const bytes = files.read(name);
        winner ??= takeLease(files, path, 1);
        return watch('read', bytes);
      },
      rename: (from, to) => watch('rename', files.rename(from, to)),
      remove: (name) => watch('remove', files.remove(name)),
    };
    expect(problemOf(() => takeLease(slow, path, 2))).toContain(`process ${process.pid}`);
    expect(lost).toEqual([]);
    expect(readdirSync(dirname(path))).toEqual(['hold']);
  });

  it('can be taken after a taker died between its claim and the lease', async () => {
    const dead = await deadLease();
    const claimed = JSON.stringify({ ...dead, token: 'token-of-the-taker' });
    writeFileSync(`${path}.${dead.token}`, claimed);
    expect(takeLease(files, path, 0).isOurs()).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['hold']);
  });

  it('leaves nothing in the way when the disk takes no more', async () => {
    const shell = `trap '' XFSZ; ulimit -f 0; exec "$0" "$1" "$2"`;
    const child = spawn('sh', ['-c', shell, process.execPath, program, path]);
    const [piece] = (await once(child.stdout, 'data')) as [Buffer];
    expect(piece.toString()).toContain('EFBIG');
    expect(existsSync(path)).toBe(false);
  });

  it('says that it is lost once a person broke it', async () => {
    const lease = takeLease(files, path, 0);
    breakLease(files, path, { ...lease.owner, token: 'newer' });
    expect(lease.isOurs()).toBe(true);
    breakLease(files, path, lease.owner);
    expect(lease.isOurs()).toBe(false);
    const next = takeLease(files, path, 1);
    await lease.release();
    expect([next.isOurs(), JSON.parse(readFileSync(path, 'utf8')).since]).toEqual([true, 1]);
  });
});
