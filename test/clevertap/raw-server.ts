import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach } from 'vitest';
import type { Client, ClientOptions } from '../../src/clevertap/client.ts';
import { createClient } from '../../src/clevertap/client.ts';
import { Passcode } from '../../src/clevertap/passcode.ts';

/** What the server does once it has read a request whole; the socket is its own from then on. */
export type Manners = (socket: Socket, request: string, number: number) => void;

/** A server on loopback that speaks HTTP only as far as a test wants it to. */
export interface RawServer {
  readonly origin: string;
  readonly port: number;
  /** Heads and bodies of the requests, as they came. */
  readonly requests: readonly string[];
  readonly connections: () => {
    readonly now: number;
    readonly peak: number;
    readonly ever: number;
  };
}

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()));
});

export async function rawServer(manners: Manners): Promise<RawServer> {
  const requests: string[] = [];
  const open = new Set<Socket>();
  const seen = { peak: 0, ever: 0 };
  const server = createServer((socket) => {
    open.add(socket);
    seen.ever += 1;
    seen.peak = Math.max(seen.peak, open.size);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    readRequests(socket, (request) => {
      requests.push(request);
      manners(socket, request, requests.length);
    });
  });
  const port = await listening(server);
  cleanUps.push(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => ({ now: open.size, ...seen }),
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Calls back for each request that is whole by its Content-Length. */
function readRequests(socket: Socket, got: (request: string) => void): void {
  let text = '';
  socket.on('data', (piece) => {
    text += piece.toString('latin1');
    for (;;) {
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < head + 4 + length) return;
      got(text.slice(0, head + 4 + length));
      text = text.slice(head + 4 + length);
    }
  });
}

/** An answer as it stands on the wire. */
export function answer(status: number, body: string, headers = ''): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} Words\r\nContent-Length: ${length}\r\n${headers}\r\n${body}`;
}

export const SUCCESS = answer(200, '{"success":true}');
export const PASSCODE = 'QWE-RTY-UIOP';
export const BODY = { bulk_profiles: [] };

/** A client that is closed with the test. */
export function clientOf(origin: string, options: Partial<ClientOptions> = {}): Client {
  const client = createClient({
    origin,
    accountId: 'ACC',
    passcode: new Passcode(PASSCODE),
    inFlight: 3,
    userAgent: 'segops/test',
    env: {},
    ...options,
  });
  cleanUps.push(() => client.close());
  return client;
}
