import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/lock/chunk.ts';
import type { ExclusionMemory, FilterRef } from '../../src/lock/exclusion-memory.ts';
import {
  afterExclusions,
  exclusionsUntil,
  joinedExclusions,
  NO_EXCLUSIONS,
  withinWindow,
} from '../../src/lock/exclusion-memory.ts';
import { filterFile, isNamedByIndex, stableFilterName } from '../../src/lock/file-names.ts';
import { joinedEntry } from '../../src/lock/join-entries.ts';
import { joinLocks } from '../../src/lock/join-locks.ts';
import type { LockIndex } from '../../src/lock/lock-index.ts';
import { EMPTY_ENTRY, emptyIndex } from '../../src/lock/lock-index.ts';
import { partsOf } from '../../src/lock/split-entry.ts';
import { filterEdits } from '../../src/lock/store/branch-edits.ts';

const WINDOW = 100;

function refOf(path: string, content: string): Omit<FilterRef, 'until'> {
  return { path, rows: 1, key: 'k', sha256: digestOf(Buffer.from(content)) };
}

function applied(people: number, ...contents: readonly string[]) {
  return { people, filters: contents.map((content) => refOf('out.txt', content)) };
}

/** Applies of one list after the other, each with its time and how many it held back. */
function applies(...applies: readonly (readonly [number, number, string])[]): ExclusionMemory {
  return applies.reduce(
    (memory, [at, people, content]) =>
      afterExclusions(memory, applied(people, content), at, WINDOW),
    NO_EXCLUSIONS,
  );
}

describe('what an entry remembers of exclusions', () => {
  it('keeps a list for the window once another took its place', () => {
    const memory = applies([0, 5, 'one'], [50, 5, 'two'], [149, 5, 'three']);
    expect(memory.filters.map(({ until }) => until)).toEqual([50, 149, null]);
    const later = afterExclusions(memory, applied(5, 'three'), 150, WINDOW);
    expect(later.filters.map(({ until }) => until)).toEqual([149, null]);
  });

  it('keeps a list as long as it is applied, however long that is', () => {
    const memory = applies([0, 5, 'one'], [10_000, 5, 'one']);
    expect(memory.filters).toMatchObject([{ until: null }]);
    expect(memory.held).toEqual([{ people: 5, until: null }]);
  });

  it('has a list once that is as it was before', () => {
    const memory = applies([0, 5, 'one'], [10, 5, 'two'], [20, 5, 'one']);
    expect(memory.filters.map(({ until }) => until)).toEqual([20, null]);
  });

  it('never has fewer held back than there were at some time of the window', () => {
    const times = fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(times, (steps) => {
        let [now, memory] = [0, NO_EXCLUSIONS];
        const past: { readonly people: number; readonly from: number }[] = [];
        for (const [wait, people] of steps) {
          now += wait;
          memory = afterExclusions(memory, applied(people, 'one'), now, WINDOW);
          past.push({ people, from: now });
        }
        const inForce = past.filter((_, at) => (past[at + 1]?.from ?? Infinity) > now - WINDOW);
        const most = Math.max(
          ...withinWindow(memory.held, now, WINDOW).map(({ people }) => people),
        );
        expect(most).toBe(Math.max(...inForce.map(({ people }) => people)));
      }),
    );
  });

  it('is that of both where two entries become one', () => {
    const [a, b] = [
      applies([0, 5, 'one'], [10, 3, 'two']),
      applies([0, 5, 'one'], [20, 9, 'three']),
    ];
    const both = joinedExclusions(a, b);
    expect(both.filters.map(({ sha256 }) => sha256)).toEqual(
      ['one', 'two', 'three'].map((content) => digestOf(Buffer.from(content))),
    );
    expect(both.filters[0]?.until).toBe(20);
    expect(Math.max(...both.held.map(({ people }) => people))).toBe(9);
    const ids = { customerSegmentId: 'vip' };
    const entry = joinedEntry(
      ids,
      { ...EMPTY_ENTRY, exclusions: a },
      { ...EMPTY_ENTRY, exclusions: b },
    );
    expect(entry.exclusions).toEqual(both);
  });

  it('is that of both parts where an entry is split', () => {
    const exclusions = applies([0, 5, 'one']);
    const entry = { ...EMPTY_ENTRY, customerSegmentId: 'vip', ctSegmentId: 7, exclusions };
    const { left, other } = partsOf(entry, ['ct:7'], 'ct_7.2');
    expect([left.exclusions, other.exclusions]).toEqual([exclusions, exclusions]);
  });

  it('ends nothing later than now once the clock is right again', () => {
    const { held, filters } = exclusionsUntil(applies([0, 5, 'one'], [90, 3, 'two']), 40);
    expect([...held, ...filters].map(({ until }) => until)).toEqual([40, null, 40, null]);
  });
});

/** A lock that names filters, and has their files. */
function lockWith(
  lineage: string,
  exclusions: ExclusionMemory,
  files: ReadonlyMap<string, Buffer>,
) {
  const entry = {
    ...EMPTY_ENTRY,
    id: 'vip.1',
    customerSegmentId: 'vip',
    used: ['vip'],
    exclusions,
  };
  const index: LockIndex = { ...emptyIndex(lineage), segments: new Map([['vip', entry]]) };
  return {
    index,
    fetchChunks: async () => {
      throw new Error('no chunks here');
    },
    readPart: async (file: string) => files.get(file) ?? Buffer.alloc(0),
    readJournal: async () => null,
  };
}

describe('locks that are joined', () => {
  it('bring the filters of both along', async () => {
    const file = filterFile(refOf('out.txt', 'two'));
    const bytes = Buffer.from('two');
    const first = lockWith('a', applies([0, 5, 'one']), new Map());
    const other = lockWith('a', applies([0, 5, 'two']), new Map([[file, bytes]]));
    const { index, files } = await joinLocks(first, [other], { now: 0, settleMs: 0 });
    expect(index.segments.get('vip')?.exclusions.filters).toHaveLength(2);
    expect(files.parts.get(file)).toEqual(bytes);
  });
});

describe('filters on a branch', () => {
  const [one, two] = ['one', 'two'].map((content) => filterFile(refOf('out.txt', content)));
  const stable = stableFilterName(one ?? '') ?? '';
  const named = (memory: ExclusionMemory) => lockWith('a', memory, new Map()).index;
  const edits = (memory: ExclusionMemory, content: string, there: string | null) =>
    filterEdits(
      new Map([[filterFile(refOf('out.txt', content)), Buffer.from(content)]]),
      named(memory),
      () => (there === null ? null : Buffer.from(there)),
    ).map(([path, bytes]) => `${path} ${bytes}`);

  it('have one name for the newest of each list', () => {
    expect(edits(applies([0, 5, 'one']), 'one', null)).toEqual([`segops.lock.d/${stable} one`]);
  });

  it('leave that name to a newer one, and are kept while the index has them', () => {
    const both = applies([0, 5, 'one'], [1, 5, 'two']);
    expect(edits(both, 'two', 'one')).toEqual([
      `segops.lock.d/${one} one`,
      `segops.lock.d/${stable} two`,
    ]);
    expect(edits(applies([0, 5, 'two']), 'two', 'one')).toEqual([`segops.lock.d/${stable} two`]);
    expect(edits(both, 'one', 'one')).toEqual([]);
  });

  it.each([one ?? '', two ?? '', stable])('have a name of segops: %s', (name) => {
    expect(isNamedByIndex(name)).toBe(true);
  });
});
