import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { commandsOf, follow } from './document.ts';
import { folderWith, stateOf } from './segops.ts';

/** `docs/adopt.md`, followed word by word; only the emulator's port is one that is free. */
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

it('adopts an account of three segments, without a request, up to an empty plan', async () => {
  const script = commandsOf('docs/adopt.md').join('\n');
  const here = script.replaceAll('http://127.0.0.1:4010', emulator.url);
  const { code, out } = await follow(here, folderWith({}));
  expect(out).toContain('Imported 3 members of vip_customers into segments/vip_customers.yaml.');
  expect(out).toContain('Nothing to send: 7 members of existing segments are recorded.');
  expect(out.trimEnd().split('\n\n').at(-1)).toContain('so `adopt:` has no effect.');
  expect(out).toContain('Nothing to do: 3 segments match their manifests (7 members).');
  expect(code).toBe(0);
  expect((await stateOf(emulator)).requests).toBe(0);
});
