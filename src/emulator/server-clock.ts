import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';
import { ServerResponse } from 'node:http';

/** The clock that the answers show in their header `Date`, and nothing else goes by. */
export interface ServerClock {
  /** Milliseconds that it is ahead; null: no answer has a `Date`. */
  skewMs: number | null;
  date(): string | null;
}

export function createServerClock(skewMs: number | null, now: () => number): ServerClock {
  return {
    skewMs,
    date() {
      return this.skewMs === null ? null : new Date(now() + this.skewMs).toUTCString();
    },
  };
}

/** The class of all answers of a server with this clock. They are dated when they begin, not when they are asked for. */
export function responsesDatedBy(clock: ServerClock): typeof ServerResponse {
  return class<Request extends IncomingMessage> extends ServerResponse<Request> {
    override writeHead(
      status: number,
      words?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
      headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
    ): this {
      const date = clock.date();
      this.sendDate = false;
      if (date !== null) this.setHeader('Date', date);
      if (typeof words === 'string') return super.writeHead(status, words, headers);
      return super.writeHead(status, words);
    }
  };
}
