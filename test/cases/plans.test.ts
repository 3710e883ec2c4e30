import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GuardVerdict } from '../../src/plan/plan.ts';
import { parseCases } from './parse-cases.ts';
import { describePlan, paste, planCase, problemsOf, settlePlan } from './plan-case.ts';

/**
 * Planning cases as data: manifests, lists and lock in; the plan out, literally. Every case is then
 * applied to its lock as if CleverTap accepted everything, and planned again: nothing is left. What is
 * refused passes, with the same changes, once the YAML that it prints was pasted.
 */
const folder = import.meta.dirname;

function isOfRule({ guard, verdict }: GuardVerdict): boolean {
  return guard === 'assert' && verdict === 'refuse';
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const cases = parseCases(readFileSync(join(folder, file), 'utf8'));
  describe(file, () => {
    it.each(Object.entries(cases))('%s', async (_, given) => {
      if (given.problems !== undefined) {
        expect(await problemsOf(given)).toEqual(given.problems);
        return;
      }
      const first = await planCase(given);
      expect(describePlan(first.plan, given.plan)).toEqual(given.plan);
      const isRefused = first.plan.guards.some(({ verdict }) => verdict === 'refuse');
      // No YAML allows what breaks a rule.
      if (first.plan.guards.some(isOfRule)) return;
      const allowed = isRefused ? paste(given, first.plan) : given;
      const passing = isRefused ? await planCase(allowed) : first;
      expect(passing.plan.guards.filter(({ verdict }) => verdict === 'refuse')).toEqual([]);
      expect(passing.plan.totals).toEqual(first.plan.totals);
      const second = await settlePlan(allowed, passing);
      expect({
        add: second.totals.add,
        remove: second.totals.remove,
        requests: second.totals.requests,
      }).toEqual({
        add: 0,
        remove: 0,
        requests: 0,
      });
    });
  });
}
