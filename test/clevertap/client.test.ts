import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Passcode } from '../../src/clevertap/passcode.ts';
import { asForeign, say } from '../../src/message.ts';
import { answer, BODY, clientOf, PASSCODE, rawServer, SUCCESS } from './raw-server.ts';

describe('a request', () => {
  it('carries the headers of the specification, and what it is asked to', async () => {
    const server = await rawServer((socket) => socket.write(SUCCESS));
    const body = {
      bulk_profiles: [
        {
          user_profiles: [{ identity: 'ada' }],
          segments: [{ customer_segment_id: 'vip', action: 'ADD' as const }],
        },
      ],
    };
    expect(await clientOf(server.origin).updateSegment(body)).toEqual({ kind: 'accepted' });
    const [head = '', sent = ''] = (server.requests[0] ?? '').split('\r\n\r\n');
    const lines = head.toLowerCase().split('\r\n');
    expect(lines[0]).toBe('post /api/updatesegment http/1.1');
    expect(lines).toContain('x-clevertap-account-id: acc');
    expect(lines).toContain(`x-clevertap-passcode: ${PASSCODE.toLowerCase()}`);
    expect(lines).toContain('content-type: application/json');
    expect(lines).toContain('user-agent: segops/test');
    expect(JSON.parse(sent)).toEqual(body);
  });

  it('creates one segment with a bare array', async () => {
    const server = await rawServer((socket) => socket.write(answer(200, '[{"id":7}]')));
    const item = { segment_name: 'Name', customer_segment_id: 'vip' };
    expect(await clientOf(server.origin).createSegment(item)).toEqual({ kind: 'created' });
    const request = server.requests[0] ?? '';
    expect(request).toMatch(/^POST \/api\/createSegment /);
    expect(request).toContain('[{"segment_name":"Name","customer_segment_id":"vip"}]');
  });

  it('never opens more connections than requests are allowed in flight', async () => {
    const server = await rawServer((socket) => setTimeout(() => socket.write(SUCCESS), 5));
    const client = clientOf(server.origin, { inFlight: 2 });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => client.updateSegment(BODY)),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(server.connections()).toMatchObject({ peak: 2, ever: 2 });
  });
});

describe('a compressed answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('is read: %s', async (coding, compress) => {
    const body = compress('{"success":true}').toString('latin1');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const server = await rawServer((socket) => socket.write(head + body, 'latin1'));
    expect(await clientOf(server.origin).updateSegment(BODY)).toEqual({ kind: 'accepted' });
  });

  it.each([
    ['gzip', gzipSync('x'.repeat(10_000_000))],
    ['gzip', Buffer.from('{"success":true}')],
    ['zstd', Buffer.from('{"success":true}')],
  ])('is no success where it cannot be read: %s', async (coding, bytes) => {
    const body = bytes.toString('latin1');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const server = await rawServer((socket) => socket.write(head + body, 'latin1'));
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({ kind: 'ambiguous' });
  });
});

describe('an error that our own request caused', () => {
  it('is told each time, though a pool never settles after three', async () => {
    const server = await rawServer((socket) => socket.write(SUCCESS));
    const client = clientOf(server.origin, { passcode: new Passcode('QWE\nRTY') });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await client.updateSegment(BODY)).toMatchObject({ kind: 'unsent', isOurs: true });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('a lost answer', () => {
  it('is ambiguous when the answer is cut off', async () => {
    const server = await rawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"succ');
    });
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({
      kind: 'ambiguous',
      timedOut: false,
    });
  });

  it('is ambiguous when the connection is reset after the request', async () => {
    const server = await rawServer((socket) => socket.resetAndDestroy());
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({
      kind: 'ambiguous',
      timedOut: false,
      said: say`the connection broke${asForeign('read ECONNRESET')}`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is ambiguous when the connection ends in silence', async () => {
    const server = await rawServer((socket) => socket.end());
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({ kind: 'ambiguous' });
    expect(server.requests).toHaveLength(1);
  });

  it('is ambiguous when what comes back is no HTTP', async () => {
    const server = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({ kind: 'ambiguous' });
  });

  it('is timed out when no answer comes', async () => {
    const server = await rawServer(() => undefined);
    expect(await clientOf(server.origin, { timeoutMs: 60 }).updateSegment(BODY)).toEqual({
      kind: 'ambiguous',
      timedOut: true,
      said: say`no answer within ${0.06} s`,
    });
  });

  it('is timed out when the answer stalls half-way', async () => {
    const server = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"succ');
    });
    expect(await clientOf(server.origin, { timeoutMs: 60 }).updateSegment(BODY)).toMatchObject({
      kind: 'ambiguous',
      timedOut: true,
    });
  });

  it('is ambiguous when the answer is longer than any that means something', async () => {
    const long = JSON.stringify({ success: true, padding: 'x'.repeat(70_000) });
    const server = await rawServer((socket) => socket.write(answer(200, long)));
    expect(await clientOf(server.origin).updateSegment(BODY)).toEqual({
      kind: 'ambiguous',
      timedOut: false,
      said: say`CleverTap answered ${200}${asForeign('more than 64 KiB')}`,
    });
  });

  it('still says by its status that credentials were refused, however long it is', async () => {
    const server = await rawServer((socket) => socket.write(answer(401, 'x'.repeat(70_000))));
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({
      kind: 'unauthorised',
    });
  });

  it('is a refusal after a redirect, which is not followed', async () => {
    const elsewhere = await rawServer((socket) => socket.write(SUCCESS));
    const server = await rawServer((socket) => {
      socket.write(answer(307, '', `Location: ${elsewhere.origin}/api/updateSegment\r\n`));
    });
    expect(await clientOf(server.origin).updateSegment(BODY)).toMatchObject({
      kind: 'rejected',
      reason: 'address',
    });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a connection that the server closes between requests', () => {
  it('is replaced once the close is noticed', async () => {
    const server = await rawServer((socket) => socket.end(SUCCESS));
    const client = clientOf(server.origin, { inFlight: 1 });
    for (let number = 1; number <= 3; number += 1) {
      expect(await client.updateSegment(BODY)).toEqual({ kind: 'accepted' });
      while (server.connections().now > 0) await turn();
    }
    expect(server.connections().ever).toBe(3);
  });

  it('leaves a request ambiguous that met the close, and never sends it twice', async () => {
    const server = await rawServer((socket, _, number) => {
      if (number === 1) socket.write(SUCCESS);
      else socket.destroy();
    });
    const client = clientOf(server.origin, { inFlight: 1 });
    expect(await client.updateSegment(BODY)).toEqual({ kind: 'accepted' });
    expect(await client.updateSegment(BODY)).toMatchObject({ kind: 'ambiguous', timedOut: false });
    expect(server.requests).toHaveLength(2);
  });
});

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a request that never left', () => {
  it('is unsent when the connection is refused', async () => {
    const free = await rawServer(() => undefined);
    const refused = clientOf(`http://127.0.0.1:${free.port === 1 ? 2 : 1}`);
    expect(await refused.updateSegment(BODY)).toMatchObject({ kind: 'unsent' });
  });

  it('is unsent when nobody knows the host', async () => {
    const outcome = await clientOf('http://nowhere.invalid').updateSegment(BODY);
    expect(outcome).toMatchObject({ kind: 'unsent' });
  });

  it('is unsent when the other side speaks no TLS', async () => {
    const server = await rawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const client = clientOf(server.origin.replace('http:', 'https:'), { timeoutMs: 1000 });
    expect(await client.updateSegment(BODY)).toMatchObject({ kind: 'unsent' });
  });

  it('is unsent when the passcode can be no header, and does not show it', async () => {
    const server = await rawServer((socket) => socket.write(SUCCESS));
    const client = clientOf(server.origin, { passcode: new Passcode('two\nlines') });
    const outcome = await client.updateSegment(BODY);
    expect(outcome).toMatchObject({ kind: 'unsent' });
    expect(JSON.stringify(outcome)).not.toContain('lines');
    expect(server.requests).toEqual([]);
  });
});
