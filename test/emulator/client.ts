import { afterEach } from 'vitest';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import type { SegmentSeed } from '../../src/emulator/segments.ts';
import type { Emulator } from '../../src/emulator/server.ts';
import { startEmulator } from '../../src/emulator/server.ts';

/** What came back, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A client written from the specification alone, and the emulator that it talks to. */
export interface Rehearsal {
  readonly emulator: Emulator;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `body` as JSON, or as it is where it is a string. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  update(...entries: unknown[]): Promise<Answer>;
}

const running = new Set<Emulator>();

afterEach(async () => {
  await Promise.all([...running].map((emulator) => emulator.close()));
  running.clear();
});

/** Starts an emulator that ends with the test. */
export async function rehearse(options: EmulatorOptions = {}): Promise<Rehearsal> {
  const emulator = await startEmulator({ now: () => NOW, ...options });
  running.add(emulator);
  const { url, accountId, passcode } = emulator;
  const headers = {
    'X-CleverTap-Account-Id': accountId,
    'X-CleverTap-Passcode': passcode,
    'Content-Type': 'application/json',
  };
  const post = async (path: string, body: unknown, own: Record<string, string> = headers) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return read(await fetch(url + path, { method: 'POST', headers: own, body: text }));
  };
  return {
    emulator,
    url,
    headers,
    post,
    get: async (path) => read(await fetch(url + path, { headers })),
    update: (...entries) => post('/api/updateSegment', { bulk_profiles: entries }),
  };
}

/** 2026-11-23T14:04:16Z. */
export const NOW = Date.UTC(2026, 10, 23, 14, 4, 16);

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function apiSegment(customerSegmentId: string | null, ctSegmentId: number): SegmentSeed {
  const name = customerSegmentId ?? `ct:${ctSegmentId}`;
  return { kind: 'api', customerSegmentId, ctSegmentId, name };
}

/** One entry: users by identity into one segment. */
export function entry(users: readonly string[], segment: unknown) {
  return { user_profiles: users.map((identity) => ({ identity })), segments: [segment] };
}

/** `prefix1`, `prefix2`, ... */
export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

/** Members of a segment as `identity` or `guid:...`. */
export function membersOf({ emulator }: Rehearsal, key: string | number): string[] {
  const segment = emulator
    .state()
    .segments.find((one) => one.customer_segment_id === key || one.ct_segment_id === key);
  return (segment?.members ?? []).map(({ identity, guid }) => identity ?? `guid:${guid}`);
}

/** The Error Stream as `type user`. */
export function errorsOf({ emulator }: Rehearsal): string[] {
  return emulator.state().error_stream.map((row) => `${row.error_type} ${row.user_identity}`);
}
