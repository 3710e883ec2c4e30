import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { commandsOf, follow } from '../cli/document.ts';
import { folderWith, membersIn } from '../cli/segops.ts';

/** docs/start.md, word for word, with segops as npm installs it from a tarball; the network is not there. */
const TOP = resolve(import.meta.dirname, '../..');

/** A clone of segops with what is built by now, and nothing that is installed. */
function clone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'segops clone '));
  const left = ['node_modules', '.git', 'test', '.bench'];
  cpSync(TOP, folder, {
    recursive: true,
    filter: (from) => !left.includes(relative(TOP, from)),
  });
  return folder;
}

it('leads from an empty folder to a member, with segops installed from a tarball', async () => {
  const emulator = await startEmulator({
    passcode: 'rehearsal',
    segments: [
      { kind: 'api', ctSegmentId: null, customerSegmentId: 'example_segment', name: 'Example' },
    ],
  });
  const install = commandsOf('docs/start.md', 'Install').find((step) => step.includes('npm pack'));
  const prefix = mkdtempSync(join(tmpdir(), 'segops prefix '));
  const settings = `export npm_config_prefix='${prefix}' npm_config_offline=true npm_config_cache='${prefix}/cache'`;
  const installed = await follow(`${settings}\n${install}`, clone(), join(prefix, 'bin'));
  expect(installed).toMatchObject({ code: 0 });

  const [, ...steps] = commandsOf('docs/start.md', 'Rehearse without an account');
  const script = steps
    .join('\n')
    .replaceAll('http://127.0.0.1:4010', emulator.url)
    .replace('segops apply', 'segops apply --yes');
  const where = `command -v segops\n${script}`;
  const { code, out } = await follow(where, folderWith({}), join(prefix, 'bin'));
  expect(out).toContain(`${join(prefix, 'bin')}/segops\n`);
  expect(out).toContain('Applied 1 of 1 change in 1 request');
  expect(code).toBe(0);
  expect(await membersIn(emulator, 'example_segment')).toEqual(['identity:ada@example.com']);
  await emulator.close();
});
