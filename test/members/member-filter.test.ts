import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LookUps } from '../../src/members/member-filter.ts';
import { estimate, HashList, MemberFilter, shapeFor } from '../../src/members/member-filter.ts';
import type { FilterKey } from '../../src/members/member-hash.ts';
import { filterKey, hashMember, someHash } from '../../src/members/member-hash.ts';
import type { Member } from '../../src/model.ts';

function keyOf(text: string): FilterKey {
  const key = filterKey(text);
  if (key === null) throw new Error('not a key');
  return key;
}

const KEY = keyOf('0123456789abcdef'.repeat(2));

function hashed(values: readonly string[], key = KEY): Uint32Array {
  const pair = new Uint32Array(2);
  const list = new HashList();
  for (const value of values) {
    const bytes = Buffer.from(value);
    hashMember(pair, key, false, 'exact', bytes, 0, bytes.length);
    list.add(pair);
  }
  return list.all();
}

function filterOf(values: readonly string[], shape = shapeFor(values.length)): MemberFilter {
  const filter = MemberFilter.empty(shape);
  filter.addAll(hashed(values));
  return filter;
}

function has(filter: MemberFilter, value: string): boolean {
  return someHash(identity(value), KEY, new Uint32Array(2), (pair) => filter.has(pair));
}

function identity(value: string): Member {
  return { kind: 'identity', value };
}

function numbered(prefix: string, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, at) => `${prefix}${from + at}`);
}

describe('a filter of members', () => {
  it('finds everyone who was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: 'grapheme' })), (values) => {
        const small = values.map((value) => value.toLowerCase());
        const filter = filterOf(small);
        expect(small.filter((value) => !has(filter, value))).toEqual([]);
      }),
    );
  });

  it('finds everyone after it was written and read', () => {
    const values = numbered('user', 0, 5000);
    const filter = MemberFilter.fromBytes(filterOf(values).toBytes());
    expect(filter).not.toBeNull();
    expect(values.filter((value) => filter !== null && !has(filter, value))).toEqual([]);
  });

  it('has the same bytes for the same rows in any order', () => {
    const values = numbered('user', 0, 1000);
    expect(filterOf([...values].reverse()).toBytes()).toEqual(filterOf(values).toBytes());
  });

  it.each([1, 40, 1000, 60_000, 220_000, 400_000])(
    'finds at most 1.1% of others in a list of %i rows, and as many as it says',
    (rows) => {
      const filter = filterOf(numbered('in', 0, rows));
      const others = 100_000;
      let found = 0;
      for (const value of numbered('out', 0, others)) if (has(filter, value)) found += 1;
      const chance = filter.chance();
      expect(chance).toBeLessThan(0.011);
      const spread = Math.sqrt(others * chance * (1 - chance));
      expect(Math.abs(found - others * chance)).toBeLessThan(4 * spread + 1);
    },
  );

  it('takes about 1.2 MB for a million rows, and 5 bytes for each row of a small list', () => {
    expect(shapeFor(1_000_000).bits / 8).toBeGreaterThan(1_190_000);
    expect(shapeFor(1_000_000).bits / 8).toBeLessThan(1_310_000);
    expect(shapeFor(10_000).bits / 8).toBeLessThan(55_000);
  });

  it('keeps its size where a list grows or shrinks a little', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5_000_000 }), (rows) => {
        const sizes = [0, 1, 2, 3, 4, 5].map(
          (percent) => shapeFor(rows + rows * percent * 0.01).bits,
        );
        expect(new Set(sizes).size).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('tells identities from guids, and keys from one another', () => {
    const filter = filterOf(['abcde12345']);
    const pair = new Uint32Array(2);
    const test = (hash: Uint32Array) => filter.has(hash);
    expect(someHash({ kind: 'guid', value: 'abcde12345' }, KEY, pair, test)).toBe(false);
    expect(someHash(identity('abcde12345'), keyOf('f'.repeat(32)), pair, test)).toBe(false);
  });

  it('looks up an address by its small letters, and an ID as it is', () => {
    const filter = filterOf(['ada@example.com', 'AbC']);
    expect(has(filter, 'Ada@Example.COM')).toBe(true);
    expect(has(filter, 'AbC')).toBe(true);
    expect(has(filter, 'aBC')).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['half of itself', null],
    ['another format', 'segops-filter/2 1024 12\n'],
    ['a size that is none', 'segops-filter/1 0 12\n'],
  ])('is not read from %s', (_, text) => {
    const whole = filterOf(['a']).toBytes();
    const bytes = text === null ? whole.subarray(0, whole.length - 4) : Buffer.from(text);
    expect(MemberFilter.fromBytes(bytes)).toBeNull();
  });
});

describe('how many people were let in', () => {
  /** `left` rows of a list are gone, and all of them and `others` were looked up. */
  function lookUps(rows: number, left: number, others: number, run: number): LookUps {
    const before = numbered(`r${run}-`, 0, rows);
    const shape = shapeFor(rows);
    const filter = filterOf(before, shape);
    const beside = filterOf(before.slice(left), shape);
    const pair = new Uint32Array(2);
    const asked = [...before.slice(0, left), ...numbered(`o${run}-`, 0, others)];
    const found = asked.filter((value) =>
      someHash(identity(value), KEY, pair, (hash) => filter.has(hash) && !beside.has(hash)),
    ).length;
    const chance = filter.chanceBeside(beside);
    return { found, trials: asked.length, chance, certainty: 1 - beside.chance() };
  }

  it.each([
    ['a tenth of a list', 220_000, 200, 20_000],
    ['a whole list', 220_000, 220_000, 50_000],
  ])('is estimated without bias where %s left', (_, rows, left, others) => {
    const runs = [0, 1, 2, 3, 4, 5].map((run) => {
      const { people, margin } = estimate([lookUps(rows, left, others, run)]);
      return { error: people - left, margin };
    });
    const mean = runs.reduce((sum, { error }) => sum + error, 0) / runs.length;
    const margin = runs.reduce((sum, one) => sum + one.margin, 0) / runs.length;
    // Of so many runs together; and who is missed, as certainty says, is chance too.
    expect(Math.abs(mean)).toBeLessThan(margin + 0.02 * Math.sqrt(left) + 2);
  });

  it('is nearly exact where a list hardly changed, whoever else was added', () => {
    const { people, margin } = estimate([lookUps(220_000, 50, 50_000, 9)]);
    expect(margin).toBeLessThan(3);
    expect(Math.abs(people - 50)).toBeLessThan(4);
  });

  it('is exact for a small list', () => {
    expect(estimate([lookUps(40, 40, 10_000, 7)])).toEqual({
      people: expect.closeTo(40, 1),
      margin: expect.closeTo(0, 0),
    });
  });
});
