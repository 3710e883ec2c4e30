import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/lock/chunk.ts';
import type { ExclusionMemory, FilterRef } from '../../src/lock/exclusion-memory.ts';
import { afterExclusions, leftAt, NO_EXCLUSIONS } from '../../src/lock/exclusion-memory.ts';
import { filterFile } from '../../src/lock/file-names.ts';
import { estimate, HashList, MemberFilter, shapeFor } from '../../src/members/member-filter.ts';
import { filterKey, hashMember } from '../../src/members/member-hash.ts';
import { lookUp, readLeft } from '../../src/plan/exclusions/let-in.ts';
import { mergeFilters } from '../../src/plan/exclusions/merge-filters.ts';

const HOUR = 3_600_000;
const WINDOW = 168 * HOUR;
const KEY = '0123456789abcdef'.repeat(2);

function hashOf(name: string): Uint32Array {
  const key = filterKey(KEY);
  if (key === null) throw new Error('not a key');
  const pair = new Uint32Array(2);
  const bytes = Buffer.from(name);
  hashMember(pair, key, false, 'exact', bytes, 0, bytes.length);
  return pair;
}

/** The lock of one segment that excludes one list, as applies leave it. */
class Applies {
  memory: ExclusionMemory = NO_EXCLUSIONS;
  readonly files = new Map<string, Uint8Array>();
  readonly readPart = async (file: string) => Buffer.from(this.files.get(file) ?? []);

  async apply(rows: readonly string[], at: number): Promise<void> {
    const hashes = new HashList();
    for (const row of rows) hashes.add(hashOf(row));
    const filter = MemberFilter.empty(shapeFor(rows.length));
    filter.addAll(hashes.all());
    const bytes = filter.toBytes();
    const ref = { path: 'out.txt', rows: rows.length, key: KEY, sha256: digestOf(bytes) };
    this.files.set(filterFile(ref), bytes);
    const after = afterExclusions(this.memory, { people: 1, filters: [ref] }, at, WINDOW);
    const { filters, files } = await mergeFilters(after.filters, WINDOW, this.readPart);
    this.memory = { ...after, filters };
    for (const [file, merged] of files) this.files.set(file, merged);
  }

  get left(): readonly FilterRef[] {
    return this.memory.filters.filter(({ until }) => until !== null);
  }
}

const CHURN = fc.array(
  fc.record({
    hours: fc.integer({ min: 1, max: 30 }),
    from: fc.nat(40),
    rows: fc.integer({ min: 1, max: 60 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('filters of a list that changes often', () => {
  it('find everyone who was on it, from when it was replaced until the window ends', async () => {
    await fc.assert(
      fc.asyncProperty(CHURN, async (steps) => {
        const applies = new Applies();
        let past: { rows: string[]; until: number }[] = [];
        let [now, last] = [WINDOW * 10, [] as string[]];
        for (const { hours, from, rows } of steps) {
          now += hours * HOUR;
          const next = Array.from({ length: rows }, (_, at) => `r${from + at}`);
          const isSame = (rows: readonly string[]) => JSON.stringify(next) === JSON.stringify(rows);
          // A list that is applied again was not replaced, or takes out whoever came in since.
          past = past.filter(({ rows: before }) => !isSame(before));
          if (last.length > 0 && !isSame(last)) past.push({ rows: last, until: now });
          last = next;
          await applies.apply(last, now);
        }
        const { filters } = await readLeft(applies.left, applies.readPart);
        for (const { rows, until } of past.filter((one) => one.until > now - WINDOW)) {
          for (const row of rows) {
            const isFound = filters.some(
              ({ ref, filter }) =>
                filter.has(hashOf(row)) && (leftAt(ref) ?? 0) <= until && (ref.until ?? 0) >= until,
            );
            // A list that came back as it was is applied, and holds back whom it names.
            expect(isFound || last.includes(row)).toBe(true);
          }
        }
      }),
      { numRuns: 60, examples: [[[56, 1, 56, 1].map((rows) => ({ hours: 1, from: 0, rows }))]] },
    );
  });

  it('are as many as the window has parts, and not as it has hours', async () => {
    const applies = new Applies();
    for (let hour = 0; hour < 400; hour += 1) {
      const rows = Array.from({ length: 300 }, (_, at) => `r${hour + at}`);
      await applies.apply(rows, WINDOW + hour * HOUR);
      expect(applies.left.length).toBeLessThanOrEqual(8);
    }
  });

  it('count no fewer people than were let in, however full they are', async () => {
    const applies = new Applies();
    const all: string[] = [];
    for (let hour = 0; hour < 60; hour += 1) {
      const rows = Array.from({ length: 500 }, (_, at) => `${hour} ${at}`);
      await applies.apply(rows, WINDOW + hour * HOUR);
      all.push(...rows);
    }
    const { filters } = await readLeft(applies.left, applies.readPart);
    const members = all.slice(0, 5_000).map((value) => ({ kind: 'identity', value }) as const);
    const now = { people: 0, lists: [] };
    const clock = WINDOW + 60 * HOUR;
    const found = estimate(lookUp(filters, [{ at: null, members }], now, clock));
    expect(found.people + found.margin).toBeGreaterThanOrEqual(5_000);
  });

  it('stay apart where one cannot be read', async () => {
    const applies = new Applies();
    await applies.apply(['a'], WINDOW);
    await applies.apply(['b'], WINDOW + HOUR);
    await applies.apply(['c'], WINDOW + 2 * HOUR);
    const [one] = applies.left;
    if (one !== undefined) applies.files.delete(filterFile(one));
    await applies.apply(['d'], WINDOW + 3 * HOUR);
    expect(applies.left.length).toBe(2);
    const { unreadable } = await readLeft(applies.left, applies.readPart);
    expect(unreadable.map(({ sha256 }) => sha256)).toEqual([one?.sha256]);
  });
});
