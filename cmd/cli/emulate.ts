import { untilStopped } from '../../src/app/signals.ts';
import { EmulatorError } from '../../src/emulator/errors.ts';
import { parseFault } from '../../src/emulator/fault-text.ts';
import {
  parseBodyLimit,
  parseCode100Status,
  parseCounting,
  parseCreateResponse,
  parseLanes,
  parseLatency,
  parsePort,
  parseReserved,
  parseSeed,
  parseSegmentSeed,
} from '../../src/emulator/option-text.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import type { Parsed } from '../../src/emulator/parsed.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { failure } from '../../src/failure.ts';
import type { Terminal } from '../terminal.ts';

/** As commander gives them: texts, read by the emulator's own parsers. */
export interface EmulateOptions {
  readonly host?: string;
  readonly port: string;
  readonly accountId: string;
  readonly passcode?: string;
  readonly segment?: readonly string[];
  readonly dashboardSegment?: readonly string[];
  readonly partnerSegment?: readonly string[];
  readonly counting?: string;
  readonly code100Status?: string;
  readonly reserved?: string;
  readonly createResponse?: string;
  readonly latency?: string;
  readonly lanes?: string;
  readonly fault?: readonly string[];
  readonly seed?: string;
  readonly bodyLimit?: string;
  readonly state?: string;
}

/** Serves until it is stopped; one JSON line says where, once it is ready. */
export async function emulate(terminal: Terminal, options: EmulateOptions): Promise<0> {
  const emulator = await startEmulator(emulatorOptions(options)).catch(explain);
  for (const warning of emulator.warnings) terminal.err(`Note: ${warning}.\n`);
  const { url, accountId, passcode } = emulator;
  terminal.out(`${JSON.stringify({ url, account_id: accountId, passcode })}\n`);
  await untilStopped();
  await emulator.close();
  return 0;
}

function emulatorOptions(options: EmulateOptions): EmulatorOptions {
  const { host, accountId, passcode, segment, dashboardSegment, partnerSegment } = options;
  return {
    host,
    port: checked(parsePort(options.port)),
    accountId,
    passcode,
    segments: [
      ...all(segment, (text) => parseSegmentSeed(text)),
      ...all(dashboardSegment, (text) => parseSegmentSeed(text, 'dashboard')),
      ...all(partnerSegment, (text) => parseSegmentSeed(text, 'partner')),
    ],
    counting: given(options.counting, parseCounting),
    code100Status: given(options.code100Status, parseCode100Status),
    reserved: given(options.reserved, parseReserved),
    createResponse: given(options.createResponse, parseCreateResponse),
    latency: given(options.latency, parseLatency),
    lanes: given(options.lanes, parseLanes),
    faults: all(options.fault, (text) => parseFault(text)),
    seed: given(options.seed, parseSeed),
    maxBodyBytes: given(options.bodyLimit, parseBodyLimit),
    stateFile: options.state,
  };
}

function all<T>(texts: readonly string[] | undefined, parse: (text: string) => Parsed<T>): T[] {
  return (texts ?? []).map((text) => checked(parse(text)));
}

function given<T>(text: string | undefined, parse: (text: string) => Parsed<T>): T | undefined {
  return text === undefined ? undefined : checked(parse(text));
}

function checked<T>(result: Parsed<T>): T {
  if (result.ok) return result.value;
  throw failure('bad-option', result.error, 'See `segops emulate --help`.');
}

function explain(error: unknown): never {
  if (error instanceof EmulatorError) {
    throw failure(`emulator-${error.code}`, error.message, 'Mend that and start again.');
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
  throw failure(
    'port-unavailable',
    'the address is in use or not allowed',
    'Choose another --port, or 0 for any free one.',
  );
}
