import { readFileSync } from 'node:fs';
import { failure } from '../src/failure.ts';
import type { Plan } from '../src/plan/plan.ts';

/** A plan file is consent, never instruction: the fresh plan must equal it. Throws a Failure otherwise. */
export function checkPlanFile(path: string, fresh: Plan): void {
  const digest = digestIn(path);
  if (digest === fresh.digest) return;
  throw failure(
    'plan-stale',
    `the plan has changed since ${path} was written`,
    'Run `segops plan --out` again, read it, and apply that one. Nothing was sent.',
    { file: path, exitCode: 3 },
  );
}

function digestIn(path: string): string {
  const head = readText(path).slice(0, 1000);
  const [, digest] =
    /^\{\s*"format":\s*"segops-plan\/1",\s*"digest":\s*"([0-9a-f]{64})"/.exec(head) ?? [];
  if (digest !== undefined) return digest;
  throw failure(
    'plan-file-unreadable',
    `${path} is no plan file of segops`,
    'Write one with `segops plan --out FILE`.',
    { file: path },
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw failure(
      'plan-file-unreadable',
      `the plan file cannot be read: ${message}`,
      'Name a file that `segops plan --out FILE` wrote.',
      { file: path },
    );
  }
}
