import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, segops, unwrapped, write } from './segops.ts';

const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');

it('starts with the segments and the faults it is told, says where, and ends on SIGTERM', async () => {
  const args = [
    'emulate',
    '--port',
    '0',
    '--passcode',
    'p',
    '--segment',
    'vip=7',
    'news',
    '--fault',
    'status=503',
    '--clock-skew',
    '-20m',
    '--timezone',
    'Asia/Kolkata',
    '--event-lag',
    '30s',
    '--event-retention',
    '30d',
    '--event-loss',
    '0.01',
  ];
  const child = spawn(process.execPath, [SEGOPS, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((done) =>
    child.stdout.once('data', (piece: Buffer) => done(piece.toString())),
  );
  const { url, account_id, passcode } = JSON.parse(line) as Record<string, string>;
  expect([account_id, passcode]).toEqual(['EMULATOR', 'p']);
  const state = (await (await fetch(`${url}/_emulator/state`)).json()) as {
    segments: Record<string, unknown>[];
  };
  expect(state.segments.map((segment) => segment.customer_segment_id)).toEqual(['vip', 'news']);
  const headers = {
    'X-CleverTap-Account-Id': 'EMULATOR',
    'X-CleverTap-Passcode': 'p',
    'Content-Type': 'application/json',
  };
  const answer = await fetch(`${url}/api/updateSegment`, { method: 'POST', headers, body: '{}' });
  expect(answer.status).toBe(503);
  const behind = Date.now() - Date.parse(answer.headers.get('Date') ?? '');
  expect(Math.round(behind / 60_000)).toBe(20);
  child.kill('SIGTERM');
  expect(await new Promise((done) => child.once('close', done))).toBe(0);
});

const SCRIPT = '/usr/bin/script';

/** `script` gives it a terminal of its own; `exec`, since a shell that stays dies of the Ctrl-C. */
it.runIf(existsSync(SCRIPT))('greets a person at a terminal, with lines to copy', async () => {
  const command = `exec '${process.execPath}' '${SEGOPS}' emulate --port 0 --passcode "it's"`;
  const child = spawn(SCRIPT, ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  await expect.poll(() => out, { timeout: 20_000 }).toContain('Ctrl-C stops it.');
  expect(out).toMatch(/emulated at http:\/\/127\.0\.0\.1:\d+\. Open that in a browser/);
  expect(out).toMatch(/^ {2}export SEGOPS_BASE_URL='http:\S+'\r?$/m);
  expect(out).toContain(`export CLEVERTAP_PASSCODE='it'\\''s'`);
  expect(out).not.toContain('{"url"');
  child.stdin.write('\x03');
  expect(await new Promise((done) => child.once('close', done))).toBe(0);
});

it('lets no second one write the state file', async () => {
  const cwd = folderWith({});
  const args = ['emulate', '--port', '0', '--state', 'state'];
  const first = spawn(process.execPath, [SEGOPS, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done) => first.stdout.once('data', done));
  const second = await segops(args, { cwd });
  expect([second.code, second.out]).toEqual([1, '']);
  expect(unwrapped(second.err)).toContain(
    `the emulator of process ${first.pid} uses the state file`,
  );
  const ended = new Promise((done) => first.once('close', done));
  first.kill('SIGKILL');
  await ended;
  const third = spawn(process.execPath, [SEGOPS, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((done) => third.stdout.once('data', done));
  third.kill('SIGTERM');
  expect(await new Promise((done) => third.once('close', done))).toBe(0);
});

it.each([
  [['--port', 'x'], 'port "x" is not a whole number from 0 to 65535'],
  [['--fault', 'status=abc'], 'status'],
  [['--latency', 'soon'], 'latency "soon" is neither a time such as 200ms nor a range'],
  [['--clock-skew', 'late'], 'clock skew "late" is neither a time such as 20m or -20m nor none'],
  [['--event-loss', '2'], 'event loss "2" is not a number from 0 to 1'],
  [['--state', 'damaged.json'], 'damaged.json'],
])('says what is wrong with %s, and starts nothing', async (args, message) => {
  const cwd = folderWith({});
  write(cwd, 'damaged.json', '{"half":');
  const { code, out, err } = await segops(['emulate', '--port', '0', ...args], { cwd });
  expect([code, out]).toEqual([1, '']);
  expect(unwrapped(err)).toContain(message);
  expect(err).not.toContain('This is a bug');
});
