import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedLines } from '../../src/members/bytes.ts';
import { cursorOver, LinesCursor, SLACK } from '../../src/members/cursor.ts';
import { SharedHashes } from '../../src/members/shared.ts';
import { skipEqual } from '../../src/members/skip-equal.ts';
import { watched } from '../../src/members/watched.ts';
import { memorySpill } from './bytes-reader.ts';

/** In memory of its own, with room behind it, as lists are. */
function blockOf(names: readonly string[]): Uint8Array {
  const lines = sortedLines(names);
  const memory = new Uint8Array(lines.length + SLACK);
  memory.set(lines);
  return memory.subarray(0, lines.length);
}

/** Gives a set line by line, or by blocks where `locked` has the same. */
function give(
  shared: SharedHashes,
  set: number,
  names: readonly string[],
  locked: readonly string[],
): void {
  const cursor = watched(cursorOver(blockOf(names)), shared.watcher(set, false));
  const other = cursorOver(blockOf(locked));
  for (let had = other.next(); cursor.next(); ) {
    const is = Buffer.from(cursor.bytes.subarray(cursor.start, cursor.end)).toString();
    const at = () => Buffer.from(other.bytes.subarray(other.start, other.end)).toString();
    while (had && at() < is) had = other.next();
    if (had && at() === is) skipEqual(cursor, other);
  }
}

const names = fc.uniqueArray(fc.stringMatching(/^[a-c]{1,9}$/), { maxLength: 12 });

describe('hashes of several sets', () => {
  it('tell what sets share, line by line and by blocks, in memory and on the disk', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, names), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(2, 4, 1 << 14),
        (sets, most) => {
          const spill = memorySpill();
          const shared = new SharedHashes(spill, sets.length, most);
          for (const [set, [own, locked]] of sets.entries()) give(shared, set, own, locked);
          const found: string[] = [];
          shared.eachShared((ids, count) => found.push([...ids.subarray(0, count)].sort().join()));
          shared.close();
          const everybody = [...new Set(sets.flatMap(([own]) => own))];
          const expected = everybody.flatMap((name) => {
            const ids = sets.flatMap(([own], set) => (own.includes(name) ? [set] : []));
            return ids.length > 1 ? [ids.join()] : [];
          });
          expect(found.sort()).toEqual(expected.sort());
          expect(spill.open).toBe(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('tell an identity from a guid, and count once what a set gives twice', () => {
    const shared = new SharedHashes(memorySpill(), 2);
    const bytes = Buffer.from('ada');
    for (const set of [0, 0, 1]) shared.watcher(set, set === 1).see(bytes, 0, bytes.length);
    shared.eachShared(() => expect.unreachable());
    shared.watcher(1, false).see(bytes, 0, bytes.length);
    let count = 0;
    shared.eachShared((_, many) => {
      count = many;
    });
    expect(count).toBe(2);
  });

  it('see every line that a cursor passes', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `m${at}@example.com`);
    const block = blockOf(lines);
    let given = false;
    const cursor = new LinesCursor(() => {
      if (given) return null;
      given = true;
      return block;
    });
    const seen: string[] = [];
    const watcher = {
      see: (bytes: Uint8Array, start: number, end: number) => {
        seen.push(Buffer.from(bytes.subarray(start, end)).toString());
      },
    };
    const passed = watched(cursor, watcher);
    const other = cursorOver(blockOf(lines));
    passed.next();
    other.next();
    expect(skipEqual(passed, other)).toBeGreaterThan(30);
    while (passed.next());
    expect(seen).toEqual([...lines].sort());
  });
});
