import type { Message } from '../message.ts';
import { say } from '../message.ts';

/** Regions of CleverTap (its page on regions); `eu1` is also the default host. */
export const REGIONS: readonly string[] = ['in1', 'sg1', 'us1', 'aps3', 'mec1', 'eu1', 'sk1'];

/** CleverTap opens regions: a name of this form is one of its hosts, whoever wrote it. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2,4}\d{1,2}$/.test(text);
}

/** Where the API of a region answers. */
export function originOf(region: string): string {
  return `https://${region}.api.clevertap.com`;
}

export type ParsedOrigin =
  | { readonly ok: true; readonly origin: string }
  /** As the end of a sentence. The URL is never shown: it may contain a password. */
  | { readonly ok: false; readonly why: Message };

/** The origin of a base URL from the environment: beyond this machine it must be https. */
export function parseOrigin(text: string): ParsedOrigin {
  return parse(text, ({ protocol }) =>
    protocol === 'https:' ? null : say`is not https: the passcode could be read on its way`,
  );
}

/**
 * The origin of a base URL from a file. Any origin but loopback would let a pull request send the
 * credentials to a host of its choice.
 */
export function parseLoopback(text: string): ParsedOrigin {
  return parse(text, () => say`is not a loopback address`);
}

function parse(text: string, whyNotBeyond: (url: URL) => Message | null): ParsedOrigin {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { ok: false, why: say`is not an http or https URL` };
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, why: say`contains a user name or password` };
  }
  const why = isLoopback(url) ? null : whyNotBeyond(url);
  if (why !== null) return { ok: false, why };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return { ok: false, why: say`has more than an origin` };
  }
  return { ok: true, origin: url.origin };
}

/** Whether it leads to this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
