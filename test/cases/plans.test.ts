import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PlanCase } from './plan-case.ts';
import { describePlan, planCase, settlePlan } from './plan-case.ts';

/**
 * Planning cases as data: manifests, lists and lock in; the plan out, literally. Every case is then
 * applied to its lock as a vendor that accepts everything would, and planned again: nothing is left.
 */
const folder = import.meta.dirname;

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  const cases = parse(readFileSync(join(folder, file), 'utf8')) as Record<string, PlanCase>;
  describe(file, () => {
    it.each(Object.entries(cases))('%s', (_, given) => {
      const first = planCase(given);
      expect(describePlan(first.plan)).toEqual(given.plan);
      if (first.plan.guards.some(({ verdict }) => verdict === 'refuse')) return;
      const second = settlePlan(given, first);
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
