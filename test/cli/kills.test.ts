import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { TestRemote } from '../git/remotes.ts';
import { accountOf, folderWith, membersIn, segops, write } from './segops.ts';

/**
 * The built CLI against the emulator, killed without a warning at random moments. Whatever the kill
 * cut off, the next applies end in step. `npm run soak` kills far more often than CI does.
 */
const KILLS = Number(process.env.SEGOPS_KILLS ?? 20);
const SEGOPS = resolve(import.meta.dirname, '../../dist/segops.js');
const LIMITS = 'limits: { users: 5, segments: 5, entries: 5, in_flight: 3 }\n';

function coin(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Starts an apply and kills it after `ms`, unless it ends before. */
function killed(
  cwd: string,
  env: Record<string, string>,
  ms: number,
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [SEGOPS, 'apply', '--yes'], { cwd, env, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  return new Promise((done) => {
    child.once('close', (_, signal) => {
      clearTimeout(timer);
      done(signal);
    });
  });
}

describe('segops apply, killed', () => {
  it.each([
    { lock: 'a file', kills: KILLS, longest: 580, folder: () => folderWith({}), flags: [] },
    {
      lock: 'a branch',
      kills: Math.ceil(KILLS / 4),
      longest: 600,
      folder: () => new TestRemote().clone(),
      flags: ['--lock-branch', 'segops-lock'],
    },
  ])(
    'ends in step after $kills kills at random moments, its lock in $lock',
    async ({ kills, longest, folder, flags }) => {
      const random = coin(20261123);
      const emulator = await startEmulator({ latency: { from: 5, to: 25 } });
      const cwd = folder();
      await segops(['init', '--yes', '--region', 'in1', '--no-example', ...flags], { cwd });
      const config = {
        path: 'segops.yaml',
        text: `${LIMITS}settle: 1s\nguard: { max_removals: 100% }\n`,
      };
      const { readFileSync } = await import('node:fs');
      const written = readFileSync(`${cwd}/segops.yaml`, 'utf8').replace(/^guard:.*\n/m, '');
      write(cwd, config.path, written + config.text);
      const env = { PATH: process.env.PATH ?? '', ...accountOf(emulator) };
      let wasKilled = 0;
      let members: string[] = [];
      for (let round = 0; round < kills; round += 1) {
        members = Array.from({ length: 60 }, (_, i) => `user${i}`).filter(() => random() < 0.5);
        write(
          cwd,
          'segments/vip.yaml',
          `segment: { customer_segment_id: vip, create: true }\nmembers: [${members.join(', ')}]\n`,
        );
        if ((await killed(cwd, env, 80 + random() * (longest - 80))) === 'SIGKILL') wasKilled += 1;
      }
      await new Promise((wait) => setTimeout(wait, 1200));
      const last = await segops(['apply', '--yes'], { cwd, env });
      await new Promise((wait) => setTimeout(wait, 1200));
      const settled = await segops(['apply', '--yes'], { cwd, env });
      expect([last.code === 0 || last.code === 4, settled.code, settled.err]).toEqual([
        true,
        0,
        '',
      ]);
      expect(await membersIn(emulator, 'vip')).toEqual(
        members.map((name) => `identity:${name}`).sort(),
      );
      expect((await segops(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
      expect(wasKilled).toBeGreaterThan(kills / 4);
      await emulator.close();
    },
    7_200_000,
  );
});
