import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedLines } from '../../src/members/bytes.ts';
import { cursorOver, LinesCursor, textOf } from '../../src/members/cursor.ts';
import { FoldedRows } from '../../src/members/folded-rows.ts';
import type { ExclusionSource } from '../../src/members/hold-back.ts';
import { HoldBack } from '../../src/members/hold-back.ts';

interface GivenExclusion {
  readonly rows: readonly string[];
  readonly ignoresCase: boolean;
}

/** How often rows were read folded. */
let foldings = 0;

function sourceOf({ rows, ignoresCase }: GivenExclusion): ExclusionSource {
  const lines = sortedLines(rows);
  return {
    rows: inBlocks(lines),
    folded: () => {
      foldings += 1;
      return new FoldedRows(cursorOver(lines), ignoresCase);
    },
    ignoresCase,
  };
}

/** A block for each line, as at the ends of pieces of a file. */
function inBlocks(lines: Uint8Array): LinesCursor {
  let at = 0;
  return new LinesCursor(() => {
    if (at === lines.length) return null;
    const end = lines.indexOf(0x0a, at) + 1;
    const block = new Uint8Array(lines.subarray(at, end));
    at = end;
    return block;
  });
}

function held(members: readonly string[], exclusions: readonly GivenExclusion[]) {
  foldings = 0;
  const hold = new HoldBack(cursorOver(sortedLines(members)), 'identity', exclusions.map(sourceOf));
  const left: string[] = [];
  while (hold.next()) left.push(textOf(hold));
  const counts = hold.exclusions.map(({ rows, people, ignoringCase }) => ({
    rows,
    people,
    ignoringCase,
  }));
  return { left, counts };
}

const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const EMAIL = /^[^@]+@[^@.][^@]*\.[^@]+$|^[^@]+@\.[^@]*[^@.][^@]*\.[^@]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{32}$/i;

function naive(members: readonly string[], exclusions: readonly GivenExclusion[]) {
  const counts = exclusions.map(({ rows }) => ({
    rows: new Set(rows).size,
    people: 0,
    ignoringCase: 0,
  }));
  const isHeld = (member: string) => {
    let any = false;
    for (const [at, { rows, ignoresCase }] of exclusions.entries()) {
      const count = counts[at];
      if (count === undefined) throw new Error('no such exclusion');
      const isExact = rows.includes(member);
      const folds = rows.some(
        (row) =>
          (ignoresCase || EMAIL.test(row) || UUID.test(row)) &&
          asciiLower(row) === asciiLower(member),
      );
      if (!isExact && !folds) continue;
      any = true;
      count.people += 1;
      if (!isExact) count.ignoringCase += 1;
    }
    return any;
  };
  const sorted = [...new Set(members)].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return { left: sorted.filter((member) => !isHeld(member)), counts };
}

/** Few names in all cases, so that they meet. */
const name = fc
  .tuple(
    fc.constantFrom('ada', 'Ada', 'ADA', 'bo', 'Bo', 'é', 'É', 'zz'),
    fc.constantFrom('', '', '1', '.X', '@'),
    fc.constantFrom('', '@x.io', '@X.io', '@x.IO', '@local', '@a@b.c'),
  )
  .map((parts) => parts.join(''));
const uuid = fc.constantFrom(
  '0000000a-000b-000c-000d-00000000000e',
  '0000000A-000b-000C-000d-00000000000e',
  '0000000A000B000C000D00000000000E',
  '0000000a000b000c000d00000000000e',
);
const some = fc.array(fc.oneof({ weight: 5, arbitrary: name }, uuid), { maxLength: 14 });
const exclusion = fc.record({ rows: some, ignoresCase: fc.boolean() });

describe('holding back', () => {
  it('is what a naive comparison of all pairs finds', () => {
    fc.assert(
      fc.property(some, fc.array(exclusion, { minLength: 1, maxLength: 3 }), (members, given) => {
        expect(held(members, given)).toEqual(naive(members, given));
      }),
      { numRuns: 3000 },
    );
  });

  it('looks up among thousands of rows', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `User${at}@example.com`);
    const members = rows.map((row) => row.toUpperCase());
    const others = ['Eve@example.com', 'mallory@example.com'];
    const { left, counts } = held([...members, ...others], [{ rows, ignoresCase: false }]);
    expect(left).toEqual(others);
    expect(counts).toEqual([{ rows: 5000, people: 5000, ignoringCase: 5000 }]);
  });

  it('reads no row twice where nobody has a capital', () => {
    const rows = ['ada@x.io', 'bo@x.io'];
    expect(held(['ada@x.io', 'cy@x.io'], [{ rows, ignoresCase: false }]).left).toEqual(['cy@x.io']);
    expect(foldings).toBe(0);
    held(['ADA@x.io'], [{ rows, ignoresCase: false }]);
    expect(foldings).toBe(1);
  });

  it('reads no row twice for a capital in an ID, which is another ID', () => {
    held(['c1a'], [{ rows: ['C1A', 'c1A'], ignoresCase: false }]);
    expect(foldings).toBe(0);
  });
});
