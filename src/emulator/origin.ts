import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether a request to the page or to `/_emulator/` may be what its user wants. A web page that
 * somebody visits can reach loopback too: by a name of its own that leads here (so on loopback the
 * name must be an address or `localhost`), or from its own origin (so an `Origin` must be ours).
 */
export function isTrusted({ headers }: IncomingMessage, boundTo: string): boolean {
  const { host = '', origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return !isLoopback(boundTo) || name === 'localhost' || isIP(name) !== 0;
}
