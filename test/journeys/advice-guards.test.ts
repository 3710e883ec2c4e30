import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import type { GuardStory } from './advice-guards.ts';
import { GUARDS, permit } from './advice-guards.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({});
});
afterEach(() => emulator.close());

describe.each(Object.entries(GUARDS))('the YAML that %s prints', (guard, stories) => {
  it.each<GuardStory>(stories)('lets the plan pass $when', (story) =>
    permit(guard, story, emulator),
  );
});
