import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../examples/github');
/** What a reader writes for `OWNER/segops` in the examples. */
export const ACTION = 'acme/segops';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A workflow of the examples, with owner and commit filled in. */
export function example(name: string): string {
  return readFileSync(resolve(FOLDER, name), 'utf8').replaceAll(
    'OWNER/segops@COMMIT',
    `${ACTION}@${COMMIT}`,
  );
}
