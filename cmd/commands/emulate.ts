import { startEmulator } from '../../src/emulator/server.ts';
import { failure } from '../../src/failure.ts';
import { untilStopped } from '../signals.ts';
import type { Terminal } from '../terminal.ts';

export interface EmulateOptions {
  readonly port: string;
  readonly accountId: string;
  readonly passcode?: string;
  readonly segment?: readonly string[];
}

/** Serves until it is stopped; one JSON line says where, once it is ready. */
export async function emulate(terminal: Terminal, options: EmulateOptions): Promise<0> {
  const emulator = await startEmulator({
    port: portOf(options.port),
    accountId: options.accountId,
    ...(options.passcode === undefined ? {} : { passcode: options.passcode }),
    segments: (options.segment ?? []).map(seedOf),
  }).catch(explain);
  const { url, accountId, passcode } = emulator;
  terminal.out(`${JSON.stringify({ url, account_id: accountId, passcode })}\n`);
  await untilStopped();
  await emulator.close();
  return 0;
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw failure(
    'bad-option',
    `--port ${text} is no port`,
    'Give a number from 0 to 65535; 0 takes any free one.',
  );
}

/** `KEY` or `KEY=CT_ID`. */
function seedOf(text: string) {
  const [, key, id] = /^([^=]+)(?:=(\d{1,15}))?$/.exec(text) ?? [];
  if (key !== undefined)
    return { customerSegmentId: key, ...(id === undefined ? {} : { ctSegmentId: Number(id) }) };
  throw failure(
    'bad-option',
    `--segment ${text} is no segment`,
    'Write KEY or KEY=CT_ID, e.g. vip=1234.',
  );
}

function explain(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
  throw failure(
    'port-unavailable',
    'the port is in use or not allowed',
    'Choose another with --port, or 0 for any free one.',
  );
}
