import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ACCOUNT_ID_HEADER,
  CREATE_SEGMENT_PATH,
  PASSCODE_HEADER,
  UPDATE_SEGMENT_PATH,
} from '../clevertap/wire.ts';
import { Account } from './account.ts';
import { createSegment } from './create-segment.ts';
import type { Answer } from './errors.ts';
import { badRequest, notFound, systemError, tooManyConcurrent, unauthorised } from './errors.ts';
import type { EmulatorOptions } from './options.ts';
import { stateReport } from './state-report.ts';
import { updateSegment } from './update-segment.ts';

/** The vendor's API on this machine. */
export interface Emulator {
  readonly url: string;
  readonly accountId: string;
  readonly passcode: string;
  close(): Promise<void>;
}

/** In flight at once, per account and API (the vendor's page on limits). */
const LANES = 3;
const MAX_BODY_BYTES = 5 * 1024 * 1024;

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const running = new Running(options);
  const server = createServer((request, response) => running.serve(request, response));
  const { host = '127.0.0.1', port = 0 } = options;
  await listening(server, port, host);
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    accountId: running.accountId,
    passcode: running.passcode,
    close: () => closed(server),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

type Operation = (body: unknown) => Answer;

class Running {
  readonly accountId: string;
  readonly passcode: string;
  readonly #options: EmulatorOptions;
  readonly #account: Account;
  readonly #operations: ReadonlyMap<string, Operation>;
  readonly #inFlight = new Map<string, number>();

  constructor(options: EmulatorOptions) {
    this.#options = options;
    this.accountId = options.accountId ?? 'EMULATOR';
    this.passcode = options.passcode ?? randomBytes(12).toString('hex');
    this.#account = new Account(options.segments ?? []);
    const { counting = 'occurrences', code100Status = 400 } = options;
    const rules = { counting, code100Status };
    this.#operations = new Map<string, Operation>([
      [UPDATE_SEGMENT_PATH, (body) => updateSegment(body, this.#account, rules, Date.now())],
      [CREATE_SEGMENT_PATH, (body) => createSegment(body, this.#account)],
    ]);
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    const { method, url = '/' } = request;
    const path = url.split('?')[0] ?? '/';
    const operation = method === 'POST' ? this.#operations.get(path) : undefined;
    if (operation !== undefined) {
      void this.#operate(path, operation, request, response);
    } else if (method === 'GET' && path === '/_emulator/state') {
      send(response, { status: 200, body: stateReport(this.#account) });
    } else {
      send(response, notFound(path));
    }
  }

  async #operate(
    path: string,
    operation: Operation,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    this.#account.requests += 1;
    const body = await readBody(request, this.#options.maxBodyBytes ?? MAX_BODY_BYTES);
    if (body === null) {
      send(response, badRequest('the body is too large'));
      return;
    }
    const lanes = this.#inFlight.get(path) ?? 0;
    if (lanes >= LANES) {
      send(response, tooManyConcurrent());
      return;
    }
    this.#inFlight.set(path, lanes + 1);
    try {
      await this.#wait();
      send(response, this.#answer(request, body, operation));
    } catch {
      send(response, systemError());
    } finally {
      this.#inFlight.set(path, (this.#inFlight.get(path) ?? 1) - 1);
    }
  }

  async #wait(): Promise<void> {
    const { latency } = this.#options;
    if (latency === undefined) return;
    await delay(latency.min + Math.random() * (latency.max - latency.min));
  }

  #answer(request: IncomingMessage, body: Buffer, operation: Operation): Answer {
    const account = request.headers[ACCOUNT_ID_HEADER.toLowerCase()];
    const passcode = request.headers[PASSCODE_HEADER.toLowerCase()];
    if (account !== this.accountId || passcode !== this.passcode) return unauthorised();
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return badRequest('Content-Type must be application/json');
    }
    const parsed = parseJson(body);
    return parsed === undefined ? badRequest('the body is not JSON') : operation(parsed);
  }
}

/** null where the body is larger than allowed; what is too much is read and thrown away. */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= maxBytes) pieces.push(piece);
  }
  return size <= maxBytes ? Buffer.concat(pieces) : null;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
