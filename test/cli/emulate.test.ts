import { spawn } from 'node:child_process';
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

it.each([
  [['--port', 'x'], 'port "x" is not a whole number from 0 to 65535'],
  [['--fault', 'status=abc'], 'status'],
  [['--latency', 'soon'], 'latency "soon" is neither a time such as 200ms nor a range'],
  [['--clock-skew', 'late'], 'clock skew "late" is neither a time such as 20m or -20m nor none'],
  [['--state', 'damaged.json'], 'damaged.json'],
])('says what is wrong with %s, and starts nothing', async (args, message) => {
  const cwd = folderWith({});
  write(cwd, 'damaged.json', '{"half":');
  const { code, out, err } = await segops(['emulate', '--port', '0', ...args], { cwd });
  expect([code, out]).toEqual([1, '']);
  expect(unwrapped(err)).toContain(message);
  expect(err).not.toContain('This is a bug');
});
