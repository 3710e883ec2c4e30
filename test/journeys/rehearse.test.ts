import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { commandsOf, follow } from '../cli/document.ts';
import { folderWith, membersIn, segops, unwrapped, write } from '../cli/segops.ts';
import { apiSegment } from '../emulator/client.ts';
import { git } from '../git/plain-git.ts';
import { TestRemote } from '../git/remotes.ts';

const TOP = resolve(import.meta.dirname, '../..');

/** `docs/rehearse.md`, followed word by word; only the emulator's port is one that is free. */
let emulator: Emulator;
beforeEach(async () => {
  const document = readFileSync(join(TOP, 'docs/rehearse.md'), 'utf8');
  const flags = /^\$ segops emulate --passcode (\S+) --segment (\S+)$/m.exec(document);
  const [, passcode, segment = ''] = flags ?? [];
  emulator = await startEmulator({ passcode, segments: [apiSegment(segment, 1)] });
});
afterEach(() => emulator.close());

function commandsUnder(heading: string): string {
  return commandsOf('docs/rehearse.md', heading)
    .join('\n')
    .replaceAll('http://127.0.0.1:4010', emulator.url);
}

it('goes from an empty folder to an apply that is rehearsed, and to a branch', async () => {
  const cwd = folderWith({});
  const rehearsed = await follow(commandsUnder('1. Rehearse on your own machine'), cwd);
  expect(rehearsed).toMatchObject({ code: 0, out: expect.stringContaining('Ready: 9 checks') });
  expect(rehearsed.out).toContain('Applied 1 of 1 change');
  expect(rehearsed.out).toContain('  segops apply --env rehearsal\n');

  git(['remote', 'add', 'origin', new TestRemote().url], { cwd });
  git(['checkout', '--quiet', '-b', 'segments'], { cwd });
  const moved = await follow(commandsUnder('2. Move the lockfile to a branch'), cwd);
  expect(moved.code).toBe(0);
  const line = /lock: \{ branch: segops-lock, lineage: \w+ \}/.exec(unwrapped(moved.out));
  const config = readFileSync(join(cwd, 'segops.yaml'), 'utf8');
  write(cwd, 'segops.yaml', config.replace(/^lock:.*$/m, line?.[0] ?? ''));
  const env = {
    CLEVERTAP_ACCOUNT_ID: emulator.accountId,
    CLEVERTAP_PASSCODE: emulator.passcode,
    SEGOPS_BASE_URL: emulator.url,
  };
  expect((await segops(['apply', '--yes'], { cwd, env })).code).toBe(0);
  expect(await membersIn(emulator, 'example_segment')).toEqual(['identity:ada@example.com']);
});

it('prints commands for the environment and the config that it was called with', async () => {
  const cwd = folderWith({
    'other.yaml': `account: { base_url: ${emulator.url} }\nlock: { file: a.lock, lineage: a }\nenvironments: { b: { lock: { file: b.lock, lineage: b } } }\n`,
    'segments/vip.yaml': 'segment: { customer_segment_id: vip }\nmembers: [ada]\n',
  });
  const { code, err } = await segops(['plan', '--config', 'other.yaml', '-e', 'b'], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(/^ +segops lock [a-z]+ --env b --config other\.yaml$/m);
});
