import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFault } from '../../src/emulator/fault-text.ts';
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

/** What segops says when the system, or a person, gets in its way. */
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');
const VIP = 'segment: { customer_segment_id: vip, create: true }\nmembers: [ada]\n';
const PATH = process.env.PATH ?? '';

/** A user whom permissions hold back, where the tests run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

let emulator: Emulator;
let cwd = '';
let env: Record<string, string> = {};

beforeEach(async () => {
  const fault = parseFault('stall=3s,times=1,api=update');
  emulator = await startEmulator({ faults: fault.ok ? [fault.value] : [] });
  env = accountOf(emulator);
  cwd = folderWith({ 'segments/vip.yaml': VIP });
  await initialise(cwd);
});
afterEach(() => emulator.close());

/** An apply whose request is in flight, and what it says. */
async function applying() {
  const child = spawn(process.execPath, [SEGOPS, 'apply', '--yes'], {
    cwd,
    env: { PATH, HOME: cwd, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
  // The second one is the update; the first creates the segment.
  await expect
    .poll(async () => (await stateOf(emulator)).requests, { timeout: 20_000 })
    .toBeGreaterThan(1);
  return { child, said: () => said, closed: once(child, 'close') };
}

describe('an apply that is asked to end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'finishes and records what is in flight at %s, and says what a second one does',
    async (signal) => {
      const { child, said, closed } = await applying();
      child.kill(signal);
      expect(await closed).toEqual([0, null]);
      expect(said()).toContain('press Ctrl-C again. That is safe');
      expect(said()).toContain('Applied 1 of 1 change');
      expect((await segops(['status'], { cwd })).code).toBe(0);
    },
  );

  it('ends at once at the second Ctrl-C, says so, and loses nothing', async () => {
    const { child, said, closed } = await applying();
    child.kill('SIGINT');
    await expect.poll(said).toContain('Stopping');
    child.kill('SIGINT');
    expect(await closed).toEqual([4, null]);
    expect(said()).toMatch(/Ended at once\..*\n {2}segops apply\n/s);
    expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
  });

  it('goes on where nobody reads its output any more, and ends with its own exit code', async () => {
    const ran = await segops(['apply', '--yes'], { cwd, env, closesEarly: true });
    expect(ran.code).toBe(0);
    expect(await membersIn(emulator, 'vip')).toEqual(['identity:ada']);
    expect((await segops(['status'], { cwd })).code).toBe(0);
  });
});

/** Runs with stdout or stderr on a disk that is full. */
function ontoFullDisk(redirection: string, ...args: readonly string[]) {
  const script = `exec "$0" "$@" ${redirection}/dev/full`;
  const ran = spawnSync('sh', ['-c', script, process.execPath, SEGOPS, ...args], {
    cwd,
    env: { PATH, HOME: cwd, ...env },
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it('under the output is said, and is not a bug', () => {
    const { code, err } = ontoFullDisk('>', 'plan');
    expect(code).toBe(1);
    expect(err).toContain('error output-failed the output cannot be written: the disk is full');
    expect(err).toMatch(/^ +segops status$/m);
  });

  it('under the output of an apply sends nothing, since nobody saw the plan', async () => {
    expect(ontoFullDisk('>', 'apply', '--yes').err).toContain('output-failed');
    expect((await stateOf(emulator)).requests).toBe(0);
  });

  it('under what goes to stderr ends nothing', () => {
    expect(ontoFullDisk('2>', 'plan', '--detailed-exitcode')).toMatchObject({ code: 2 });
  });
});

describe('what the system refuses', () => {
  function asNobody(...args: readonly string[]) {
    const ran = spawnSync(process.execPath, [SEGOPS, ...args], {
      cwd,
      env: { PATH, HOME: cwd, ...env },
      encoding: 'utf8',
      ...NOBODY,
    });
    return { code: ran.status, err: unwrapped(ran.stderr) };
  }

  it('is said of a folder that may only be read, by its name', () => {
    spawnSync('chmod', ['-R', 'a+rX,a-w', cwd]);
    const { code, err } = asNobody('apply', '--yes');
    spawnSync('chmod', ['-R', 'u+w', cwd]);
    expect(code).toBe(1);
    expect(err).toContain(`system-refused this user may not write in the folder ${cwd}`);
    expect(err).toContain('Give this user the right to, or work in another folder');
    expect(err).not.toContain('.tmp');
  });

  it('is said of a file that may not be read', () => {
    chmodSync(join(cwd, 'segops.yaml'), 0o000);
    const { err } = asNobody('plan');
    expect(err).toMatch(/system-refused this user may not open \S.*segops\.yaml/);
  });
});

it('says of an empty lockfile that it is empty, and how to restore it', async () => {
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  const before = readFileSync(join(cwd, 'segops.lock'));
  writeFileSync(join(cwd, 'segops.lock'), '');
  const { code, err } = await segops(['apply', '--yes'], { cwd, env });
  expect(code).toBe(1);
  expect(unwrapped(err)).toContain('segops.lock is empty: something cut it off');
  expect(err).toMatch(/^ +segops lock restore$/m);
  expect(before.length).toBeGreaterThan(0);
});

describe('import-errors', () => {
  it.each([
    ['no rows', '', 'The export has no rows: there is nothing to record.\n'],
    [
      'rows of other segments',
      '2026-11-01T00:00:00Z,1,nowhere,eve,API_SEGMENT_NOT_FOUND_OR_DELETED\n',
      '1 row: it changes nothing.\n',
    ],
  ])('says of %s that nothing changes', async (_, rows, told) => {
    const [header = ''] = (
      await (await fetch(`${emulator.url}/_emulator/error-stream.csv`)).text()
    ).split('\n');
    write(cwd, 'errors.csv', `${header}\n${rows}`);
    const { code, out } = await segops(['import-errors', 'errors.csv'], { cwd });
    expect([code, out.startsWith(told)]).toEqual([0, true]);
    expect(out).not.toMatch(/sends (it|them) again/);
  });
});
