import { asCode, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * A base URL that is allowed in a file: http(s), loopback, only an origin. Any other origin in a file
 * would let a pull request send the credentials to a host of its choice. Returns the origin.
 */
export function parseBaseUrl(text: string): { origin: string } | { finding: Finding } {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The URL is never shown: it may contain a password.
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return refused('is not an http or https URL');
  }
  if (url.username !== '' || url.password !== '') {
    return refused('contains a user name or password');
  }
  if (!LOOPBACK.test(url.hostname)) return refused('is not a loopback address');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return refused('has more than an origin');
  }
  return { origin: url.origin };
}

type Why =
  | 'is not an http or https URL'
  | 'contains a user name or password'
  | 'is not a loopback address'
  | 'has more than an origin';

function refused(why: Why): { finding: Finding } {
  return {
    finding: {
      code: 'base-url-not-loopback',
      message: say`${asCode('base_url')} ${why}`,
      next: say`Write a loopback origin such as ${asCode('http://127.0.0.1:4010')}, or set ${asCode('SEGOPS_BASE_URL')} in the environment.`,
    },
  };
}
