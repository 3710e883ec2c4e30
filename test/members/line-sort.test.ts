import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberCursor } from '../../src/members/cursor.ts';
import { textOf } from '../../src/members/cursor.ts';
import { LineSort, SortSpace } from '../../src/members/line-sort.ts';
import { diskSpill } from '../../src/members/spill.ts';
import { memorySpill } from './bytes-reader.ts';

function sorted(
  lines: readonly string[],
  space: SortSpace,
): { values: string[]; duplicates: number } {
  const sort = new LineSort(space);
  for (const line of lines) sort.run().append(Buffer.from(line));
  const values = drain(sort.cursor());
  expect(sort.added).toBe(lines.length);
  const duplicates = sort.duplicates();
  sort.close();
  return { values, duplicates };
}

function drain(cursor: MemberCursor): string[] {
  const values: string[] = [];
  while (cursor.next()) values.push(textOf(cursor));
  return values;
}

function naive(lines: readonly string[]): { values: string[]; duplicates: number } {
  const values = [...new Set(lines)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return { values, duplicates: lines.length - values.length };
}

/** Numbers that only depend on their index. */
function scattered(index: number): number {
  return Math.imul(index + 1, 0x9e3779b1) >>> 0;
}

describe('a sort of lines', () => {
  const space = new SortSpace(memorySpill(), 1);

  it('gives what a Set and a bytewise sort give', () => {
    const line = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '\u{1f600}'),
        minLength: 1,
        maxLength: 20,
      }),
      fc.constantFrom('prefix', 'prefix1', 'prefix12', 'prefix123456', 'prefix123457'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        expect(sorted(lines, space)).toEqual(naive(lines));
      }),
      { numRuns: 500 },
    );
  });

  it('deals large groups into bins, with a long common beginning, ties and lines that end early', () => {
    const beginnings = ['', 'x', 'user', `${'deep/'.repeat(50)}user`];
    for (const beginning of beginnings) {
      const lines = Array.from({ length: 12_000 }, (_, i) => {
        const width = 1 + (scattered(i) % 9);
        return beginning + `${scattered(i * 7)}`.padStart(10, '0').slice(0, width);
      });
      expect(sorted(lines, space)).toEqual(naive(lines));
    }
  });

  it('takes more equal lines than a bin and a leaf hold', () => {
    const lines = Array.from({ length: 80_000 }, (_, i) => (i % 2 === 0 ? 'same' : 'other'));
    expect(sorted(lines, space)).toEqual({ values: ['other', 'same'], duplicates: 79_998 });
  });

  it('spills past its budget and drops duplicates across runs', () => {
    const spill = memorySpill();
    const lines = Array.from(
      { length: 60_000 },
      (_, i) => `user${scattered(i) % 40_000}@example.com`,
    );
    expect(sorted(lines, new SortSpace(spill, 1))).toEqual(naive(lines));
    expect(spill.files).toBeGreaterThan(3);
    expect(spill.open).toBe(0);
  });

  it('spills to the disk and leaves nothing open', () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `user${scattered(i)}@example.com`);
    expect(sorted(lines, new SortSpace(diskSpill, 1))).toEqual(naive(lines));
  });

  it('spills the third of three sorts that wait at the same time', () => {
    const spill = memorySpill();
    const crowded = new SortSpace(spill, 1);
    const sorts = [1, 2, 3].map(() => new LineSort(crowded));
    for (const sort of sorts) for (const line of ['b', 'a']) sort.run().append(Buffer.from(line));
    const cursors = sorts.map((sort) => sort.cursor());
    expect(spill.files).toBe(1);
    expect(cursors.map(drain)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});
