import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/model.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { OPEN } from '../../src/report/privacy.ts';
import type { PlanCase } from '../cases/plan-case.ts';
import { planCase, settlePlan } from '../cases/plan-case.ts';

/**
 * Through the real code: manifests as YAML, a lockfile in chunks, and the plan. What is planned
 * is the difference of two sets, each change in exactly one request, and nothing is left afterwards.
 */
const NAMES = ['a', 'b', 'B', 'aa', 'é', '\u{1F600}', '\uFF5E', '00123', 'a b', 'guid:a', 'guid:z'];
const sets = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('vip', 'news', 'carts'),
    desired: fc.subarray(NAMES),
    locked: fc.subarray(NAMES),
  }),
  {
    selector: ({ key }) => key,
    minLength: 1,
  },
);
const limits = fc.record({
  users: fc.integer({ min: 1, max: 4 }),
  segments: fc.integer({ min: 1, max: 3 }),
  entries: fc.integer({ min: 1, max: 3 }),
});

type Sets = readonly {
  readonly key: string;
  readonly desired: readonly string[];
  readonly locked: readonly string[];
}[];

function caseOf(
  segments: Sets,
  { users, segments: columns, entries }: { users: number; segments: number; entries: number },
): PlanCase {
  return {
    config: `guard: { max_removals: 100% }\nlimits: { users: ${users}, segments: ${columns}, entries: ${entries} }\n`,
    manifests: Object.fromEntries(
      segments.map(({ key, desired }) => [`${key}.yaml`, manifest(key, desired)]),
    ),
    lock: Object.fromEntries(segments.map(({ key, locked }) => [key, { accepted: locked }])),
    plan: null,
  };
}

function manifest(key: string, members: readonly string[]): string {
  const items = members.map((name) =>
    name.startsWith('guid:') ? `{ guid: ${name.slice(5)} }` : JSON.stringify(name),
  );
  return `segment: { customer_segment_id: ${key} }\nmembers: [${items.join(', ')}]\n`;
}

function nameOf({ kind, value }: Member): string {
  return kind === 'guid' ? `guid:${value}` : value;
}

function expectedChanges(segments: Sets): string[] {
  return segments.flatMap(({ key, desired, locked }) => [
    ...desired.filter((name) => !locked.includes(name)).map((name) => `ADD ${key} ${name}`),
    ...locked.filter((name) => !desired.includes(name)).map((name) => `REMOVE ${key} ${name}`),
  ]);
}

describe('a plan', () => {
  it('holds exactly the changes, each in one request within the limits, and leaves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sets, limits, async (segments, limit) => {
        const given = caseOf(segments, limit);
        const planned = await planCase(given);
        const sent = planned.plan.batches.flatMap(({ entries }) =>
          entries.flatMap(({ members, actions }) =>
            actions.flatMap(({ key, operation }) =>
              members.map((member) => `${operation} ${key} ${nameOf(member)}`),
            ),
          ),
        );
        expect(sent.sort()).toEqual(expectedChanges(segments).sort());
        for (const { entries } of planned.plan.batches) {
          expect(entries.length).toBeLessThanOrEqual(limit.entries);
          expect(entries.reduce((sum, entry) => sum + entry.members.length, 0)).toBeLessThanOrEqual(
            limit.users,
          );
          expect(entries.reduce((sum, entry) => sum + entry.actions.length, 0)).toBeLessThanOrEqual(
            limit.segments,
          );
        }
        expect((await settlePlan(given, planned)).batches).toEqual([]);
      }),
    );
  });

  it('is the same, byte for byte, whatever the order of files and members', async () => {
    await fc.assert(
      fc.asyncProperty(sets, limits, async (segments, limit) => {
        const turned = [...segments].reverse().map((segment) => ({
          ...segment,
          desired: [...segment.desired].reverse(),
          locked: [...segment.locked].reverse(),
        }));
        const write = async (given: Sets) => {
          const { plan } = await planCase(caseOf(given, limit));
          return [...planToJsonPieces(OPEN.plan(plan))].join('');
        };
        expect(await write(turned)).toBe(await write(segments));
      }),
    );
  });
});
