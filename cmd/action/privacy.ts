import type { Privacy } from '../../src/report/privacy.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';

/**
 * What this run may show. Read before anything else, since also the refusal of an input is shown: an
 * input that is neither true nor false is taken for true here, and refused later.
 */
export function readPrivacy(get: (name: string) => string, env: NodeJS.ProcessEnv): Privacy {
  if (['', 'false'].includes(get('redact'))) return OPEN;
  return redacting(get('redact-key') || env.SEGOPS_REDACT_KEY || null);
}
