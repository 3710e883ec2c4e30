import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { git, gitText } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';
import { accountOf, membersIn, segops, unwrapped, write } from './segops.ts';

/** As docs/privacy.md says under "Erasing a person": what that reaches, and what it says it does not. */
const VIP = 'segment: { customer_segment_id: vip, create: true }\n';
const ERASED = 'ada@erased.example';

let emulator: Emulator;
let env: Record<string, string> = {};

beforeEach(async () => {
  emulator = await startEmulator({});
  env = accountOf(emulator);
});
afterEach(() => emulator.close());

/** Every object that a clone of the remote would get, as text. */
function everythingAt(remote: TestRemote): string {
  const objects = remote.git('rev-list', '--all', '--objects').split('\n');
  const blobs = objects.flatMap((line) => (line.includes(' ') ? [line.split(' ')[0] ?? ''] : []));
  return blobs
    .filter((blob) => remote.git('cat-file', '-t', blob) === 'blob')
    .map((blob) => remote.git('cat-file', 'blob', blob))
    .join('\n');
}

it('reaches the chunks of the lock, once the old branch is gone, and leaves the records', async () => {
  const remote = new TestRemote();
  const cwd = remote.clone();
  const other = remote.clone();
  const init = ['init', '--yes', '--region', 'in1', '--no-example', '--lock-branch', 'segops-lock'];
  write(cwd, 'segments/vip.yaml', `${VIP}members: [bob, cy, ${ERASED}]\n`);
  expect((await segops(init, { cwd })).code).toBe(0);
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  write(cwd, 'segments/vip.yaml', `${VIP}members: [bob, cy]\n`);
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  expect((await segops(['status'], { cwd })).code).toBe(0);
  expect(await membersIn(emulator, 'vip')).toEqual(['identity:bob', 'identity:cy']);
  expect(everythingAt(remote)).toContain(ERASED);

  const moved = await segops(['lock', 'move', '--to-branch', 'segops-lock-2', '--yes'], {
    cwd,
    env,
  });
  expect(moved.code).toBe(0);
  const line =
    /lock: \{ branch: segops-lock-2, lineage: \w+ \}/.exec(unwrapped(moved.out))?.[0] ?? '';
  expect(line).not.toBe('');
  const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
  write(cwd, 'segops.yaml', config.replace(/^lock:.*$/m, line));
  git(['add', '.'], { cwd });
  git(['commit', '--quiet', '-m', 'Follow the lock'], { cwd });
  git(['push', '--quiet', 'origin', 'HEAD:main'], { cwd });
  git(['pull', '--quiet', 'origin', 'main'], { cwd: other });
  expect(await segops(['plan', '--detailed-exitcode'], { cwd: other })).toMatchObject({
    code: 0,
    err: '',
  });

  for (const ref of remote.git('for-each-ref', '--format=%(refname)').split('\n')) {
    const isOld = ref === 'refs/heads/segops-lock' || ref.startsWith('refs/segops/segops-lock/');
    if (isOld) gitText(['push', '--quiet', 'origin', `:${ref}`], { cwd });
  }
  expect(await segops(['plan', '--detailed-exitcode'], { cwd: other })).toMatchObject({
    code: 0,
    err: '',
  });
  const left = everythingAt(remote)
    .split('\n')
    .filter((text) => text.includes(ERASED));
  expect(left).not.toEqual([]);
  expect(left.filter((text) => !/^\s*(ADD|REMOVE|[-+])/.test(text))).toEqual([]);
});
