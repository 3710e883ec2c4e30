import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Code } from '../../src/codes.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import type { Walk } from './advice.ts';
import { follow } from './advice.ts';

/** A test for each walk. */
export function walkAll(walks: Partial<Record<Code, readonly Walk[]>>): void {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({});
  });
  afterEach(() => emulator.close());

  for (const [code, ways] of Object.entries(walks))
    describe(`what ${code} says`, () => {
      for (const walk of ways ?? [])
        it(walk.when === undefined ? 'leads out' : `leads out ${walk.when}`, () =>
          follow(code as Code, walk, emulator),
        );
    });
}
