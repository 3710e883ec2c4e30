import type { Message } from '../message.ts';
import { say } from '../message.ts';

/** Regions of CleverTap (its page on regions); `eu1` is also the default host. */
export const REGIONS = ['in1', 'sg1', 'us1', 'aps3', 'mec1', 'eu1'] as const;
export type Region = (typeof REGIONS)[number];

/** Where the API of a region answers. */
export function originOf(region: Region): string {
  return `https://${region}.api.clevertap.com`;
}

export type ParsedOrigin =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly message: Message };

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The origin of a base URL given by a person: http or https, no credentials, no path. */
export function parseOrigin(text: string): ParsedOrigin {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { ok: false, message: say`it is not a URL` };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, message: say`it must start with http:// or https://` };
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, message: say`it must not have a user name or password` };
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return { ok: false, message: say`it must end after the host and port` };
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return {
      ok: false,
      message: say`it must be https, or the passcode can be read on its way`,
    };
  }
  return { ok: true, origin: url.origin };
}
