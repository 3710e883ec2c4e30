import { expect, it } from 'vitest';
import { startEmulator } from '../../src/emulator/server.ts';
import { commandsOf, follow } from './document.ts';
import { folderWith, membersIn } from './segops.ts';

/** Word by word, but for the terminal that answers a question. */
it('leads from an empty folder to a member in the emulated account', async () => {
  const [emulate, ...steps] = commandsOf('docs/start.md', 'Rehearse without an account');
  expect(emulate).toBe('   segops emulate --passcode rehearsal --segment example_segment\n');
  const emulator = await startEmulator({
    passcode: 'rehearsal',
    segments: [
      { kind: 'api', ctSegmentId: null, customerSegmentId: 'example_segment', name: 'Example' },
    ],
  });
  const script = steps
    .join('\n')
    .replaceAll('http://127.0.0.1:4010', emulator.url)
    .replace('segops apply', 'segops apply --yes');
  const { code, out } = await follow(script, folderWith({}));
  expect(out).toContain('Applied 1 of 1 change in 1 request');
  expect(code).toBe(0);
  expect(await membersIn(emulator, 'example_segment')).toEqual(['identity:ada@example.com']);
  await emulator.close();
});

it('gets as far with the three commands of the first page', async () => {
  const [demo, steps = ''] = commandsOf('README.md', 'See it work');
  // What CI begins with, and test/cli/demo.test.ts reads.
  expect(demo).toBe('node dist/segops.js demo\n');
  const emulator = await startEmulator({
    segments: [
      { kind: 'api', ctSegmentId: null, customerSegmentId: 'example_segment', name: 'Example' },
    ],
  });
  const { url, accountId, passcode } = emulator;
  const secrets = `export CLEVERTAP_ACCOUNT_ID=${accountId} CLEVERTAP_PASSCODE=${passcode}`;
  const script = steps
    .replace('segops init', `segops init --yes --base-url ${url}`)
    .replace('segops apply', 'segops apply --yes');
  const { code, out } = await follow(`git init --quiet\n${secrets}\n${script}`, folderWith({}));
  expect(out).toContain('Applied 1 of 1 change in 1 request');
  expect(code).toBe(0);
  expect(await membersIn(emulator, 'example_segment')).toEqual(['identity:ada@example.com']);
  await emulator.close();
});
