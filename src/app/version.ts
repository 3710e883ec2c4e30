declare const SEGOPS_VERSION: string | undefined;

/** Set when the bundle is built; sources run as they are have none. */
export const VERSION = typeof SEGOPS_VERSION === 'string' ? SEGOPS_VERSION : '0.0.0-source';
/** What every request names as its sender. */
export const USER_AGENT = `segops/${VERSION}`;
