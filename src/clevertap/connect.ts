import { subscribe } from 'node:diagnostics_channel';
import type { Dispatcher } from 'undici';
import { Agent, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from '../config/origins.ts';
import { failure } from '../failure.ts';
import { asCode, say } from '../message.ts';

/**
 * Connections, and which errors are of connecting alone. Whether a byte of a request may have left
 * decides between *unsent* and *ambiguous*, and error codes cannot tell: ECONNRESET comes from a
 * handshake as well as from a request. undici announces every error of its connectors on a channel,
 * also those of a proxy's tunnel, before it fails the requests that wait for the connection.
 */
const connectErrors = new WeakSet<object>();

subscribe('undici:client:connectError', (message) => {
  const error = (message as { readonly error?: unknown }).error;
  if (typeof error === 'object' && error !== null) connectErrors.add(error);
});

/** Whether the error came before the first byte of any request could be written. */
export function isConnectError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && connectErrors.has(error);
}

/** Variables of the environment. */
export type Env = Readonly<Record<string, string | undefined>>;

export interface Connections {
  readonly origin: string;
  readonly inFlight: number;
  /** For TCP and TLS; shorter than a request's time, so that a silent host leaves nothing unconfirmed. */
  readonly connectTimeoutMs: number;
  readonly env: Env;
}

/** Throws a Failure where a proxy variable cannot be read. At most `inFlight` connections with one request each; this machine is never asked through a proxy. */
export function openConnections(options: Connections): Dispatcher {
  const { origin, inFlight, connectTimeoutMs, env } = options;
  const timeout = { timeout: connectTimeoutMs };
  const settings = { connections: inFlight, pipelining: 1, connect: timeout };
  const httpProxy = env.http_proxy ?? env.HTTP_PROXY ?? '';
  const httpsProxy = env.https_proxy ?? env.HTTPS_PROXY ?? '';
  if (httpProxy + httpsProxy === '' || isLoopback(new URL(origin))) return new Agent(settings);
  const noProxy = env.no_proxy ?? env.NO_PROXY ?? '';
  const proxies = { httpProxy, httpsProxy, noProxy, proxyTls: timeout, requestTls: timeout };
  try {
    return new EnvHttpProxyAgent({ ...settings, ...proxies });
  } catch {
    // The error of undici shows the URL, which may hold a password.
    throw failure(
      'bad-proxy',
      say`a proxy variable of the environment is not a valid proxy URL`,
      say`Check ${asCode('HTTPS_PROXY')} and ${asCode('HTTP_PROXY')}. Write scheme, host and port, such as http://proxy.example:3128.`,
    );
  }
}
