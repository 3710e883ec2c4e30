import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import type { LockFiles } from '../../src/files/files.ts';
import { nodeFiles } from '../../src/files/files.ts';
import type { Owner } from '../../src/lock/lease.ts';
import { breakLease, isProvablyAlive, readOwner, takeLease } from '../../src/lock/lease.ts';

const OTHER_HOST: Owner = {
  who: 'ada',
  host: 'elsewhere',
  boot: 'x/y',
  pid: 1,
  processStart: '1',
  token: 'token-of-ada',
  since: Date.UTC(2026, 10, 24),
};

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
    lease.release();
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

  it('is never taken over from another machine, nor from another boot', async () => {
    const dead = await deadLease();
    const strangers = [OTHER_HOST, { ...dead, host: 'elsewhere' }, { ...dead, boot: 'earlier' }];
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

  it('says that it is lost once a person broke it', () => {
    const lease = takeLease(files, path, 0);
    breakLease(files, path, { ...lease.owner, token: 'newer' });
    expect(lease.isOurs()).toBe(true);
    breakLease(files, path, lease.owner);
    expect(lease.isOurs()).toBe(false);
    const next = takeLease(files, path, 1);
    lease.release();
    expect([next.isOurs(), JSON.parse(readFileSync(path, 'utf8')).since]).toEqual([true, 1]);
  });
});
