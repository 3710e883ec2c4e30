import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedLines } from '../../src/members/bytes.ts';
import { LinesCursor, textOf } from '../../src/members/cursor.ts';
import { skipEqual } from '../../src/members/skip-equal.ts';

/** A cursor over blocks of so many lines, with `indent` and some bytes behind each block. */
function cursorOf(values: readonly string[], indent: number, linesPerBlock = 1000): LinesCursor {
  const lines = values.map((value) => `${' '.repeat(indent)}${value}\n`);
  let at = 0;
  return new LinesCursor(() => {
    if (at >= lines.length) return null;
    const text = lines.slice(at, at + linesPerBlock).join('');
    at += linesPerBlock;
    return Buffer.from(`${text}guids: ""`).subarray(0, Buffer.byteLength(text));
  }, indent);
}

/** How many pairs were passed from the first on, and where both stand then. */
function skipFirst(a: LinesCursor, b: LinesCursor): [number, string, string] {
  a.next();
  b.next();
  return [skipEqual(a, b), textOf(a), textOf(b)];
}

const INDENTS = [
  [0, 0],
  [0, 2],
  [2, 0],
  [3, 2],
] as const;

describe('passing equal members', () => {
  it('stops before the first pair that differs', () => {
    const cases: [string[], string[], number, string][] = [
      [['a', 'b', 'c'], ['a', 'b', 'c'], 2, 'c'],
      [['ada', 'bob', 'cyd'], ['ada', 'bob', 'dan'], 1, 'bob'],
      [['ada', 'bob'], ['ada', 'bobby'], 0, 'ada'],
      [['ada', 'bobby'], ['ada', 'bob'], 0, 'ada'],
      [['ada', 'bob12345'], ['ada', 'bob12346'], 0, 'ada'],
      [['ada'], ['ada', 'bob'], 0, 'ada'],
      [['ada', 'adam', 'adamant'], ['ada', 'adam', 'adamant'], 2, 'adamant'],
    ];
    for (const [left, right, passed, stand] of cases) {
      expect(skipFirst(cursorOf(left, 0), cursorOf(right, 2))).toEqual([passed, stand, stand]);
    }
  });

  it('does not pass lines that repeat or fall behind: the cursor says so', () => {
    for (const values of [
      ['ada', 'bob', 'bob'],
      ['ada', 'bob', 'abe'],
      ['ada', 'bobby', 'bob'],
      ['ada', 'bob1234', 'bob1233'],
    ]) {
      const locked = cursorOf(values, 2);
      expect(skipFirst(cursorOf(values, 0), locked)).toEqual([1, values[1], values[1]]);
      expect(() => locked.next()).toThrow('do not ascend');
    }
  });

  it('finds a difference at every byte of a line, whatever the indents', () => {
    const values = ['ada.lovelace@mail.example', 'bob.barker12@mail.example', 'cyd@mail.example'];
    const [, bob = ''] = values;
    for (const [aIndent, bIndent] of INDENTS) {
      for (let at = 0; at < bob.length; at += 1) {
        const other = `${bob.slice(0, at)}~${bob.slice(at + 1)}`;
        const changed = values.map((value) => (value === bob ? other : value));
        expect(skipFirst(cursorOf(values, aIndent), cursorOf(changed, bIndent))[0]).toBe(0);
        expect(skipFirst(cursorOf(changed, aIndent), cursorOf(values, bIndent))[0]).toBe(0);
      }
      expect(skipFirst(cursorOf(values, aIndent), cursorOf(values, bIndent))[0]).toBe(2);
    }
  });

  it('does not take a line that begins with the indent of the other side for two', () => {
    const list = cursorOf(['ada', '  bob', 'cyd'], 0);
    expect(skipFirst(list, cursorOf(['ada', 'bob', 'cyd'], 2))).toEqual([0, 'ada', 'ada']);
  });

  it('passes runs of every length up to the end of either block', () => {
    for (let count = 1; count < 400; count += 7) {
      const values = Array.from(
        { length: count },
        (_, i) => `m${String(i).padStart(1 + (i % 5), '0')}`,
      );
      const members = lines(values);
      for (const [aIndent, bIndent] of INDENTS) {
        for (const [a, b] of [
          [count, count + 3],
          [count + 3, count],
        ] as const) {
          const found = differences(cursorOf(members, aIndent, a), cursorOf(members, bIndent, b));
          expect(found).toEqual({ onlyA: [], onlyB: [], equal: members.length });
        }
      }
    }
  });

  it('finds the same differences as a Set, whatever the blocks', () => {
    const member = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', 'z'),
      minLength: 1,
      maxLength: 9,
    });
    const members = fc.uniqueArray(member, { maxLength: 40 });
    const block = fc.integer({ min: 1, max: 12 });
    const indents = fc.constantFrom(...INDENTS);
    fc.assert(
      fc.property(members, members, members, block, block, indents, (...given) => {
        const [both, left, right, aBlock, bBlock, [aIndent, bIndent]] = given;
        const a = lines([...both, ...left]);
        const b = lines([...both, ...right]);
        const inA = new Set(a);
        const inB = new Set(b);
        expect(differences(cursorOf(a, aIndent, aBlock), cursorOf(b, bIndent, bBlock))).toEqual({
          onlyA: a.filter((value) => !inB.has(value)),
          onlyB: b.filter((value) => !inA.has(value)),
          equal: a.filter((value) => inB.has(value)).length,
        });
      }),
      { numRuns: 1000 },
    );
  });
});

function lines(values: readonly string[]): string[] {
  return Buffer.from(sortedLines(values)).toString().split('\n').slice(0, -1);
}

function differences(a: LinesCursor, b: LinesCursor) {
  const found = { onlyA: [] as string[], onlyB: [] as string[], equal: 0 };
  let hasA = a.next();
  let hasB = b.next();
  while (hasA || hasB) {
    const order = !hasA ? 1 : !hasB ? -1 : Buffer.from(textOf(a)).compare(Buffer.from(textOf(b)));
    if (order < 0) found.onlyA.push(textOf(a));
    else if (order > 0) found.onlyB.push(textOf(b));
    else found.equal += 1 + skipEqual(a, b);
    if (order <= 0) hasA = a.next();
    if (order >= 0) hasB = b.next();
  }
  return found;
}
