import type { Scrub } from './answer.ts';
import { MAX_ANSWER_BYTES } from './answer.ts';
import type { Env } from './connect.ts';
import type { Access, Failed } from './exchange.ts';
import { exchange, openExchanges } from './exchange.ts';
import type { CallOutcome, CreateOutcome } from './outcomes.ts';
import { readCreateAnswer, readUpdateAnswer } from './outcomes.ts';
import type { WireCreateItem, WireUpdateBody } from './wire.ts';
import { CREATE_SEGMENT_PATH, UPDATE_SEGMENT_PATH } from './wire.ts';

/** CleverTap's API as a port. No call throws, retries, or follows a redirect. */
export interface Client {
  updateSegment(body: WireUpdateBody): Promise<CallOutcome>;
  createSegment(item: WireCreateItem): Promise<CreateOutcome>;
  /** Ends the connections, also those of requests that no one waits for any more. */
  close(): Promise<void>;
}

export interface ClientOptions extends Access {
  /** Connections, and with one request each, requests in flight. */
  readonly inFlight: number;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are looked up. */
  readonly env: Env;
}

export function createClient(options: ClientOptions): Client {
  const dispatcher = openExchanges(options);
  /** A pool of undici never settles again after as many of these errors as it has connections. */
  let broken: Failed | null = null;
  const call = async <T>(path: string, body: unknown, read: ReadAnswer<T>) => {
    if (broken !== null) return broken;
    const request = { method: 'POST', path, body: JSON.stringify(body) } as const;
    const got = await exchange(dispatcher, options, { ...request, maxBytes: MAX_ANSWER_BYTES });
    if (got.kind === 'answered') {
      return read(got.status, got.text, (text) => options.passcode.scrub(text));
    }
    if (got.kind === 'unsent' && got.isOurs === true) broken = got;
    return got;
  };
  return {
    updateSegment: (body) => call<CallOutcome>(UPDATE_SEGMENT_PATH, body, readUpdateAnswer),
    createSegment: (item) => call<CreateOutcome>(CREATE_SEGMENT_PATH, [item], readCreateAnswer),
    close: () => dispatcher.destroy(),
  };
}

type ReadAnswer<T> = (status: number, text: string, scrub: Scrub) => T;
