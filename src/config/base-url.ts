import type { Finding } from '../yaml/source.ts';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * A base URL that may stand in a file: http(s), loopback, nothing but an origin. A foreign origin
 * in a file would let a pull request send credentials wherever it likes. Returns the origin.
 */
export function parseBaseUrl(text: string): { origin: string } | { finding: Finding } {
  const url = URL.canParse(text) ? new URL(text) : null;
  // Never shows the URL: it may hold a password.
  if (url === null || !/^https?:$/.test(url.protocol)) return refused('is no http or https URL');
  if (url.username !== '' || url.password !== '') return refused('holds a user name or password');
  if (!LOOPBACK.test(url.hostname)) return refused('does not lead to this machine');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return refused('holds more than an origin');
  }
  return { origin: url.origin };
}

function refused(why: string): { finding: Finding } {
  return {
    finding: {
      code: 'base-url-not-loopback',
      message: `base_url ${why}`,
      next: 'Write a loopback origin such as http://127.0.0.1:4010, or set SEGOPS_BASE_URL instead.',
    },
  };
}
