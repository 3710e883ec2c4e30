import { EmulatorError } from '../emulator/errors.ts';
import type { EmulatorOptions } from '../emulator/options.ts';
import type { Emulator } from '../emulator/server.ts';
import { startEmulator } from '../emulator/server.ts';
import { failure } from '../failure.ts';
import { checkNamed } from '../files/named.ts';
import { asCode, asLabel, asThrown, say } from '../message.ts';
import { untilStopped } from './signals.ts';

/** Serves until it is stopped; `ready` is told where. Throws a Failure. */
export async function emulate(
  options: EmulatorOptions,
  ready: (emulator: Emulator) => void,
): Promise<void> {
  if (options.stateFile !== undefined) checkNamed(options.stateFile);
  const emulator = await startEmulator(options).catch((error) => explain(error, options));
  // Who reads that it is ready may stop it in the next moment: listen for that first.
  const stopped = untilStopped();
  ready(emulator);
  await stopped;
  await emulator.close();
}

function explain(error: unknown, { port = 0, host = '127.0.0.1' }: EmulatorOptions): never {
  if (error instanceof EmulatorError) {
    throw failure(
      `emulator-${error.code}`,
      say`the emulator cannot start${asThrown(error)}`,
      say`Fix that, then start it again.`,
    );
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
  throw failure(
    'port-unavailable',
    say`the emulator cannot listen at ${asLabel(`${host}:${port}`)}: another program does, or this user may not`,
    say`Choose another ${asCode('--port')}, or 0 for any free one.`,
  );
}
