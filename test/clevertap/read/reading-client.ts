import { afterEach } from 'vitest';
import { Passcode } from '../../../src/clevertap/passcode.ts';
import type { ReadingOptions } from '../../../src/clevertap/read/read-client.ts';
import { createReadingClient } from '../../../src/clevertap/read/read-client.ts';
import type {
  DayRange,
  EventPage,
  Incomplete,
  ReadingClient,
} from '../../../src/clevertap/read/reading.ts';
import { NOW } from '../../emulator/client.ts';

export const SECRET = 'QWE-RTY-UIOP';
export const TODAY: DayRange = { from: '2026-11-23', to: '2026-11-23' };

/** Time that passes while the client waits, and only then. */
export interface Waits {
  readonly now: () => number;
  /** Each pause in milliseconds. */
  readonly pauses: readonly number[];
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

export function waits(): Waits {
  let now = NOW;
  const pauses: number[] = [];
  return {
    now: () => now,
    random: () => 1,
    pauses,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
  };
}

const open: ReadingClient[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

/** A client that is closed with the test. */
export function readerOf(
  {
    url,
    accountId = 'ACC',
    passcode = SECRET,
  }: { url: string; accountId?: string; passcode?: string },
  options: Partial<ReadingOptions> = {},
): ReadingClient {
  const client = createReadingClient({
    origin: url,
    accountId,
    passcode: new Passcode(passcode),
    userAgent: 'segops/test',
    env: {},
    timezone: 'UTC',
    waiting: waits(),
    ...options,
  });
  open.push(client);
  return client;
}

export async function pagesOf(
  client: ReadingClient,
  days: DayRange = TODAY,
  resume: string | null = null,
): Promise<(EventPage | Incomplete)[]> {
  const pages = [];
  for await (const page of client.events(days, resume)) pages.push(page);
  return pages;
}
