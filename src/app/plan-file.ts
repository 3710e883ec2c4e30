import { readFileSync } from 'node:fs';
import { failure } from '../failure.ts';
import type { Plan } from '../plan/plan.ts';
import { planToJsonPieces } from '../report/plan-json.ts';

/**
 * A plan file is consent, never instruction. The fresh plan must be what its reader saw, to the
 * byte, but for guards and notices, which depend on the time. Throws a Failure otherwise.
 */
export function checkPlanFile(path: string, fresh: Plan): void {
  const bytes = readBytes(path);
  if (!bytes.subarray(0, START.length).equals(START))
    throw unreadable(path, 'it is no plan of segops');
  let at = 0;
  for (const piece of planToJsonPieces(fresh)) {
    if (piece.startsWith(AGED)) return;
    const expected = Buffer.from(piece);
    if (!bytes.subarray(at, at + expected.length).equals(expected)) throw stale(path);
    at += expected.length;
  }
}

const START = Buffer.from('{"format":"segops-plan/1",');
/** From here on a plan depends on the time at which it was made. */
const AGED = '"guards":';

function stale(path: string): Error {
  return failure(
    'plan-stale',
    `the plan is not the one in ${path} any more`,
    'Run `segops plan --out` again, read it, and apply that one. Nothing was sent.',
    { file: path, exitCode: 3 },
  );
}

function unreadable(path: string, why: string): Error {
  return failure(
    'plan-file-unreadable',
    `the plan file cannot be read: ${why}`,
    'Name a file that `segops plan --out FILE` wrote. Nothing was sent.',
    { file: path },
  );
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
}
