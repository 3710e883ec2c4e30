import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DateQuestion, ServerDate } from '../../src/clevertap/server-date.ts';
import { askServerDate } from '../../src/clevertap/server-date.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { plain } from '../../src/message.ts';
import { proxyTo } from './proxy-server.ts';
import { rawServer } from './raw-server.ts';

const DATE = 'Mon, 23 Nov 2026 14:04:16 GMT';
const AT = Date.UTC(2026, 10, 23, 14, 4, 16);

/** A clock that shows 1000, then 2000, and so on. */
function ticking(): () => number {
  let now = 0;
  return () => {
    now += 1000;
    return now;
  };
}

function ask(origin: string, options: Partial<DateQuestion> = {}): Promise<ServerDate> {
  return askServerDate({ origin, userAgent: 'segops/test', env: {}, now: ticking(), ...options });
}

/** Why it is not known; the date where it is. */
async function whyOf(answered: Promise<ServerDate>): Promise<string | number> {
  const answer = await answered;
  return answer.kind === 'seen' ? answer.date : plain(answer.why);
}

const withHeaders =
  (headers: string, status = 200) =>
  (socket: Socket) =>
    socket.write(`HTTP/1.1 ${status} Words\r\n${headers}\r\n`);

describe('the time of the server', () => {
  it('is the Date of an answer, between the question and the answer', async () => {
    const server = await rawServer(withHeaders(`Date: ${DATE}\r\n`));
    expect(await ask(server.origin)).toEqual({
      kind: 'seen',
      date: AT,
      sentAt: 1000,
      receivedAt: 2000,
    });
  });

  it('is asked of no cache, once, and without credentials', async () => {
    const server = await rawServer(withHeaders(`Date: ${DATE}\r\n`));
    await ask(server.origin);
    expect(server.requests.map((request) => request.trimEnd().split('\r\n').sort())).toEqual([
      [
        'Cache-Control: no-cache',
        'HEAD / HTTP/1.1',
        'Pragma: no-cache',
        'User-Agent: segops/test',
        'connection: close',
        `host: 127.0.0.1:${server.port}`,
      ],
    ]);
  });

  it.each([301, 401, 404, 405, 500, 503])('is read whatever the status: %i', async (status) => {
    const headers = `Location: http://127.0.0.1:1/\r\nDate: ${DATE}\r\n`;
    const server = await rawServer(withHeaders(headers, status));
    expect(await whyOf(ask(server.origin))).toBe(AT);
    expect(server.requests).toHaveLength(1);
  });

  it('is read although a body is announced, or sent, that no one waits for', async () => {
    const headers = `Content-Length: 100\r\nDate: ${DATE}\r\n`;
    const silent = await rawServer(withHeaders(headers));
    expect(await whyOf(ask(silent.origin))).toBe(AT);
    const chatty = await rawServer((socket) => {
      withHeaders(headers)(socket);
      socket.write('x'.repeat(100));
    });
    expect(await whyOf(ask(chatty.origin))).toBe(AT);
  });

  it('is that of the emulator, however wrong', async () => {
    for (const clockSkewMs of [0, 1_200_000, -1_200_000]) {
      const emulator = await startEmulator({ clockSkewMs, now: () => AT });
      expect(await whyOf(ask(emulator.url))).toBe(AT + clockSkewMs);
      await emulator.close();
    }
  });

  it('is asked through the proxy of the environment', async () => {
    const server = await rawServer(withHeaders(`Date: ${DATE}\r\n`));
    const proxy = await proxyTo(server.port);
    expect(await whyOf(ask('http://vendor.invalid', { env: { HTTP_PROXY: proxy.url } }))).toBe(AT);
    expect(proxy.asked).toEqual(['vendor.invalid:80']);
  });
});

describe('the time of the server is not known', () => {
  it.each([
    ['the answer has no Date', 'Server: x\r\n'],
    ['the Date of the answer cannot be read', 'Date: 2026-11-23T14:04:16Z\r\n'],
    ['the Date of the answer cannot be read', 'Date: Mon, 23 Nov 2026 14:04:16\r\n'],
    ['the Date of the answer cannot be read', 'Date: Invalid Date\r\n'],
    ['the Date of the answer cannot be read', 'Date: \r\n'],
    ['the Date of the answer cannot be read', `Date: ${DATE}\r\nDate: ${DATE}\r\n`],
    ['the answer came from a cache', `Age: 7200\r\nDate: ${DATE}\r\n`],
    ['the answer came from a cache', `Age: soon\r\nDate: ${DATE}\r\n`],
  ])('where %s: %j', async (why, headers) => {
    const server = await rawServer(withHeaders(headers));
    expect(await whyOf(ask(server.origin))).toBe(why);
  });

  it('never where a cache asked the server itself', async () => {
    const server = await rawServer(withHeaders(`Age: 0\r\nDate: ${DATE}\r\n`));
    expect(await whyOf(ask(server.origin))).toBe(AT);
  });

  it('where the emulator sends none', async () => {
    const emulator = await startEmulator({ clockSkewMs: null });
    expect(await whyOf(ask(emulator.url))).toBe('the answer has no Date');
    await emulator.close();
  });

  it('where no answer comes in time', async () => {
    const server = await rawServer(() => undefined);
    expect(await whyOf(ask(server.origin, { timeoutMs: 60 }))).toBe('no answer within 0.06 s');
  });

  it('where nothing listens, or what does is not HTTP', async () => {
    expect(await whyOf(ask('http://127.0.0.1:1'))).toMatch(/^no answer: /);
    const ssh = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect(await whyOf(ask(ssh.origin))).toMatch(/^no answer: /);
    expect(await whyOf(ask(ssh.origin.replace('http:', 'https:'), { timeoutMs: 1000 }))).toMatch(
      /^no answer: /,
    );
  });
});
