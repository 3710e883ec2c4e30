import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedLines } from '../../src/members/bytes.ts';
import { cursorOver, textOf } from '../../src/members/cursor.ts';
import { Together } from '../../src/members/together.ts';

const lists = fc.array(
  fc.uniqueArray(fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'ba', 'é', '😀', 'z').filter(Boolean)),
  { maxLength: 9 },
);

describe('cursors together', () => {
  it('say of each member, in order, which of them have it', () => {
    fc.assert(
      fc.property(lists, (given) => {
        const together = new Together(given.map((list) => cursorOver(sortedLines(list))));
        const found: [string, number[]][] = [];
        while (together.next()) {
          const at = [...together.at.subarray(0, together.count)].sort((a, b) => a - b);
          found.push([textOf(together), at]);
        }
        const all = [...new Set<string>(given.flat())];
        const expected = [...sortedLines(all).toString().split('\n')]
          .slice(0, -1)
          .map((name) => [
            name,
            given.flatMap((list, number) => (new Set<string>(list).has(name) ? [number] : [])),
          ]);
        expect(found).toEqual(expected);
        expect(together.next()).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
