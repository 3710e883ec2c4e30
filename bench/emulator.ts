import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Emulator } from '../src/emulator/server.ts';
import { startEmulator } from '../src/emulator/server.ts';

/**
 * Requests of 100 users x 1 segment per second over three keep-alive connections, as many as
 * CleverTap allows in flight. Client and server have a thread each, so a second one is all it takes.
 * Every change is effective: all users are added, then all removed. The peer, a bare node:http
 * server that reads a body whole and sends it back, shows what HTTP alone costs on this machine.
 */
const SECONDS = 2;
const ROUNDS = 3;
const LANES = 3;
const USERS = 100;
const REQUESTS_OF_ALL_USERS = 200;
const GOAL = 2000;

interface Load {
  readonly port: number;
  readonly accountId: string;
  readonly passcode: string;
  readonly seconds: number;
}

/** Prints the table. */
export async function run(): Promise<void> {
  const emulator = await startEmulator({
    segments: [{ kind: 'api', ctSegmentId: 1, customerSegmentId: 'vip', name: 'vip' }],
  });
  const peer = await startPeer();
  const rates = { emulator: [] as number[], peer: [] as number[] };
  await measure(peer.port, emulator, 0.5);
  await measure(portOf(emulator), emulator, 0.5);
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.peer.push(await measure(peer.port, emulator, SECONDS));
    rates.emulator.push(await measure(portOf(emulator), emulator, SECONDS));
  }
  const { billed_events, redundant_changes, apis } = emulator.state();
  await emulator.close();
  peer.close();
  const [ours, theirs] = [median(rates.emulator), median(rates.peer)];
  console.log(`requests of ${USERS} users x 1 segment per second, ${LANES} in flight`);
  console.log(row('emulator', ours, `${round(ours * USERS)} changes/s`));
  console.log(
    row('node:http echo', theirs, `the emulator does ${round((100 * ours) / theirs)}% of it`),
  );
  console.log(row('goal', GOAL, ours >= GOAL ? 'reached' : 'MISSED'));
  console.log(
    `effective changes ${billed_events}, without effect ${redundant_changes}, ` +
      `refused ${apis.update.too_many}`,
  );
}

function row(name: string, rate: number, remark: string): string {
  return `  ${name.padEnd(16)}${round(rate).padStart(8)}  ${remark}`;
}

function round(value: number): string {
  return String(Math.round(value));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function portOf({ url }: Emulator): number {
  return Number(new URL(url).port);
}

async function startPeer(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => response.end(Buffer.concat(pieces)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => server.close().closeAllConnections(),
  };
}

/** Requests per second, as a client in a thread of its own counts them. */
async function measure(port: number, emulator: Emulator, seconds: number): Promise<number> {
  const { accountId, passcode } = emulator;
  const load: Load = { port, accountId, passcode, seconds };
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  const [answered] = (await once(worker, 'message')) as [number];
  await once(worker, 'exit');
  return answered / seconds;
}

async function drive(load: Load): Promise<number> {
  const requests = requestsOf(load);
  const end = performance.now() + load.seconds * 1000;
  let next = 0;
  let answered = 0;
  const lane = async () => {
    const socket = connect(load.port, '127.0.0.1').setNoDelay();
    while (performance.now() < end) {
      socket.write(requests[next++ % requests.length] ?? '');
      await answerOf(socket);
      answered += 1;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return answered;
}

/** Waits for one whole answer; throws for any but a 200. */
async function answerOf(socket: ReturnType<typeof connect>): Promise<void> {
  let text = '';
  for (;;) {
    const [piece] = (await once(socket, 'data')) as [Buffer];
    text += piece.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) continue;
    if (!text.startsWith('HTTP/1.1 200')) throw new Error(text);
    const length = /content-length: (\d+)/i.exec(text)?.[1];
    const whole =
      length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= end + 4 + Number(length);
    if (whole) return;
  }
}

/** Every user added, then every user removed. */
function requestsOf(load: Load): readonly Buffer[] {
  return (['ADD', 'REMOVE'] as const).flatMap((action) =>
    Array.from({ length: REQUESTS_OF_ALL_USERS }, (_, index) => requestOf(load, action, index)),
  );
}

function requestOf({ accountId, passcode }: Load, action: string, index: number): Buffer {
  const user_profiles = Array.from({ length: USERS }, (_, user) => ({
    identity: `user.${index * USERS + user}@example.com`,
  }));
  const segments = [{ customer_segment_id: 'vip', action }];
  const body = JSON.stringify({ bulk_profiles: [{ user_profiles, segments }] });
  const head = [
    'POST /api/updateSegment HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `X-CleverTap-Account-Id: ${accountId}`,
    `X-CleverTap-Passcode: ${passcode}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

if (!isMainThread) parentPort?.postMessage(await drive(workerData as Load));
