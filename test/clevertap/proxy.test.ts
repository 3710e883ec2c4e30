import { describe, expect, it } from 'vitest';
import type { Env } from '../../src/clevertap/connect.ts';
import { asForeign, say } from '../../src/message.ts';
import { proxyTo } from './proxy-server.ts';
import { BODY, clientOf, rawServer, SUCCESS } from './raw-server.ts';

const VENDOR = 'http://vendor.invalid';

describe('a proxy named by the environment', () => {
  it('is asked for CleverTap, and no connection more than allowed', async () => {
    const vendor = await rawServer((socket) => setTimeout(() => socket.write(SUCCESS), 5));
    const proxy = await proxyTo(vendor.port);
    const client = clientOf(VENDOR, { env: { HTTP_PROXY: proxy.url }, inFlight: 2 });
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => client.updateSegment(BODY)));
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => ({ kind: 'accepted' })));
    expect(new Set(proxy.asked)).toEqual(new Set(['vendor.invalid:80']));
    expect(vendor.connections().peak).toBe(2);
  });

  it('leaves nothing unconfirmed when it refuses', async () => {
    const proxy = await proxyTo(0, 407);
    const client = clientOf(VENDOR, { env: { http_proxy: proxy.url } });
    expect(await client.updateSegment(BODY)).toEqual({
      kind: 'unsent',
      said: say`no connection${asForeign('Proxy response (407) !== 200 when HTTP Tunneling')}`,
    });
  });

  it('leaves nothing unconfirmed when it is not there', async () => {
    const client = clientOf(VENDOR, { env: { HTTP_PROXY: 'http://127.0.0.1:1' } });
    expect(await client.updateSegment(BODY)).toMatchObject({ kind: 'unsent' });
  });

  it('is never asked for this machine', async () => {
    const vendor = await rawServer((socket) => socket.write(SUCCESS));
    const proxy = await proxyTo(1);
    const client = clientOf(vendor.origin, { env: { HTTP_PROXY: proxy.url, NO_PROXY: '' } });
    expect(await client.updateSegment(BODY)).toEqual({ kind: 'accepted' });
    expect(proxy.asked).toEqual([]);
  });

  const direct: readonly (readonly [string, Env])[] = [
    ['NO_PROXY', { NO_PROXY: 'other.invalid,vendor.invalid' }],
    ['no_proxy, which wins', { no_proxy: '*', NO_PROXY: 'other.invalid' }],
    ['an empty http_proxy, which wins', { http_proxy: '' }],
  ];
  it.each(direct)('is not asked where %s says so', async (_, env) => {
    const proxy = await proxyTo(1);
    const client = clientOf(VENDOR, { env: { HTTP_PROXY: proxy.url, ...env } });
    expect(await client.updateSegment(BODY)).toMatchObject({ kind: 'unsent' });
    expect(proxy.asked).toEqual([]);
  });

  it('is refused without being shown where it is no URL', () => {
    const env = { HTTPS_PROXY: 'http://user:secret@:nowhere' };
    const open = () => clientOf('https://eu1.api.clevertap.com', { env });
    expect(open).toThrowError('a proxy variable of the environment is not a valid proxy URL');
  });
});
