import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { cursorOver, textOf } from '../../src/members/cursor.ts';
import type { Split } from '../../src/members/split.ts';
import { isTaken, parseTake, SplitCursor, takeText } from '../../src/members/split.ts';

const half = (salt: string): Split => ({ salt, from: 0, to: 5000 });

function taken(members: readonly string[], ...splits: readonly Split[]): string[] {
  const lines = [...members].sort().map((member) => `${member}\n`);
  const cursor = new SplitCursor(cursorOver(Buffer.from(lines.join(''))), 'identity', splits, []);
  const found: string[] = [];
  while (cursor.next()) found.push(textOf(cursor));
  return found;
}

const people = (count: number) => Array.from({ length: count }, (_, at) => `user${at}@example.com`);

describe('a share', () => {
  it.each([
    ['0%..90%', { from: 0, to: 9000 }],
    ['33.33%..66.67%', { from: 3333, to: 6667 }],
    ['0%..0.01%', { from: 0, to: 1 }],
    ['90%..100%', { from: 9000, to: 10_000 }],
  ])('reads %s', (text, share) => {
    expect(parseTake(text)).toEqual(share);
    expect(takeText({ salt: '', ...share })).toBe(text);
  });

  it.each([
    '90%',
    '0..90',
    '90%..0%',
    '5%..5%',
    '0%..100.01%',
    '0%..33.333%',
    '-5%..5%',
    '0% .. 5%',
  ])('refuses %s', (text) => {
    expect(parseTake(text)).toBeNull();
  });
});

describe('a split', () => {
  it('is the same for ever', () => {
    expect(taken(people(10), half('winback-2026'))).toMatchInlineSnapshot(`
      [
        "user1@example.com",
        "user4@example.com",
        "user6@example.com",
        "user7@example.com",
        "user8@example.com",
        "user9@example.com",
      ]
    `);
  });

  it('draws a name in any case of ASCII alike, and a guid as it is', () => {
    const bytes = (text: string) => Buffer.from(text);
    const all = people(100);
    const upper = all.filter((one) => isTaken([half('s')], 'identity', bytes(one.toUpperCase())));
    expect(upper).toEqual(all.filter((one) => isTaken([half('s')], 'identity', bytes(one))));
    const asGuids = all.filter((one) => isTaken([half('s')], 'guid', bytes(one.toUpperCase())));
    expect(asGuids).not.toEqual(upper);
  });

  it('says the same of everybody, whoever else is listed', () => {
    const before = new Set(taken(people(1000), half('s')));
    const after = taken(people(5000), half('s')).filter((one) => people(1000).includes(one));
    expect(after.sort()).toEqual([...before].sort());
  });

  it('takes each once of the shares that make up the whole', () => {
    const all = people(2000);
    const parts = [0, 2500, 5001, 9999].map((from, at, starts) =>
      taken(all, { salt: 's', from, to: starts[at + 1] ?? 10_000 }),
    );
    expect(parts.flat().sort()).toEqual([...all].sort());
  });

  it('takes a share within what chance allows, whatever the salt', () => {
    for (const salt of ['a', 'b', 'winback-2026', 'ü']) {
      const { length } = taken(people(20_000), { salt, from: 1000, to: 4000 });
      // Five standard deviations.
      expect(Math.abs(length - 6000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.3 * 0.7));
    }
  });

  it('draws with each salt independently, and takes whom all splits take', () => {
    const all = people(20_000);
    const both = taken(all, half('holdout'), half('test'));
    const one = new Set(taken(all, half('holdout')));
    expect(both).toEqual(taken(all, half('test')).filter((name) => one.has(name)));
    expect(Math.abs(both.length - 5000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.25 * 0.75));
  });

  it('counts who is left out, and who changes sides', () => {
    const all = people(2000);
    const lines = Buffer.from(
      [...all]
        .sort()
        .map((name) => `${name}\n`)
        .join(''),
    );
    const cursor = new SplitCursor(cursorOver(lines), 'identity', [half('new')], [half('old')]);
    while (cursor.next());
    const [now, before] = [new Set(taken(all, half('new'))), new Set(taken(all, half('old')))];
    expect(cursor.counts).toEqual({
      guids: 0,
      leftOut: 2000 - now.size,
      comeIn: [...now].filter((name) => !before.has(name)).length,
      goOut: [...before].filter((name) => !now.has(name)).length,
    });
  });

  it('takes whom the SQL of the documents takes', async () => {
    const names = [...people(2000), 'ADA@Example.com', 'Ünsal', 'ünsal', 'İ', '00123', 'a:b'];
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run('CREATE TABLE members (identity VARCHAR)');
    for (let from = 0; from < names.length; from += 500) {
      const rows = names.slice(from, from + 500).map((name) => `('${name}')`);
      await connection.run(`INSERT INTO members VALUES ${rows.join(',')}`);
    }
    const sql = documentedSql();
    const reader = await connection.runAndReadAll(sql);
    const found = reader.getRows().map(([name]) => String(name));
    expect(found.sort()).toEqual(taken(names, { salt: 'winback-2026', from: 0, to: 9000 }).sort());
    expect(found.length).toBeLessThan(names.length);
    connection.closeSync();
  });
});

/** So that what analysts copy is what is tried. */
function documentedSql(): string {
  const sql = /```sql\n(.*?)```/s.exec(readFileSync('docs/segments.md', 'utf8'))?.[1];
  if (sql === undefined) throw new Error('docs/segments.md has no SQL');
  return sql;
}
