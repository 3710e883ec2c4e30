import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { folderWith, stateOf } from './segops.ts';

/** `docs/adopt.md`, followed word by word; only the emulator's port is one that is free. */
const DOCUMENT = readFileSync(resolve(import.meta.dirname, '../../docs/adopt.md'), 'utf8');
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    accountId: 'DEMO',
    passcode: 'demo',
    segments: ['vip_customers', 'winback', 'app_testers'].map((name) => ({
      kind: 'api',
      ctSegmentId: null,
      customerSegmentId: name,
      name,
    })),
  });
});
afterEach(() => emulator.close());

function commands(): string {
  const blocks = [...DOCUMENT.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
  const script = blocks.join('\n');
  return `set -e\n${script.replaceAll('http://127.0.0.1:4010', emulator.url)}`;
}

function run(script: string, cwd: string): Promise<{ code: number | null; out: string }> {
  const bin = mkdtempSync(join(tmpdir(), 'segops bin '));
  writeFileSync(join(bin, 'segops'), `#!/bin/sh\nexec "${process.execPath}" "${SEGOPS}" "$@"\n`);
  chmodSync(join(bin, 'segops'), 0o755);
  const git = {
    GIT_AUTHOR_NAME: 'ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  const child = spawn('sh', ['-c', script], {
    cwd,
    env: { ...git, PATH: `${bin}:${process.env.PATH ?? ''}`, HOME: cwd },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      out += piece.toString();
    });
  }
  return new Promise((done) => child.once('close', (code) => done({ code, out })));
}

it('adopts an account of three segments, without a request, up to an empty plan', async () => {
  const { code, out } = await run(commands(), folderWith({}));
  expect(out).toContain('Imported 3 members of vip_customers into segments/vip_customers.yaml.');
  expect(out).toContain('Nothing to send: 7 members of segments that exist are recorded.');
  expect(out.trimEnd().split('\n\n').at(-1)).toContain('`adopt:` has no effect any more');
  expect(out).toContain('Nothing to do: 3 segments are as their manifests say (7 members).');
  expect(code).toBe(0);
  expect((await stateOf(emulator)).requests).toBe(0);
});
