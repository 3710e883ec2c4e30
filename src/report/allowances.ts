import type { Allowance, GuardVerdict } from '../plan/plan.ts';
import { showValue } from './escape.ts';

/** Refusals that one paste would allow, in the order of the plan. */
export interface AllowedTogether {
  readonly guards: readonly GuardVerdict[];
  readonly allow: Allowance | null;
}

export function byAllowance(refused: readonly GuardVerdict[]): AllowedTogether[] {
  const groups = new Map<string, GuardVerdict[]>();
  for (const guard of refused) {
    const key = guard.allow === null ? '' : `in ${guard.allow.file}`;
    groups.set(key, [...(groups.get(key) ?? []), guard]);
  }
  return [...groups.values()].map((guards) => ({ guards, allow: guards[0]?.allow ?? null }));
}

/** Where the YAML belongs. */
export function allowanceSentence({ file, replaces }: Allowance): string {
  const place = replaces ? ', in place of its guard:' : ':';
  return `write in ${showValue(file)}${place}`;
}
