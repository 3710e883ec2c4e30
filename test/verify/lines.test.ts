import { expect, it } from 'vitest';
import { SortSpace } from '../../src/members/line-sort.ts';
import { Traces } from '../../src/verify/traces.ts';
import { memorySpill } from '../members/bytes-reader.ts';

/** More than fit in a leaf of the sort, with one prefix, and some that end where others go on. */
it('keeps every name in order, also where one is the beginning of thousands', () => {
  const traces = new Traces(new SortSpace(memorySpill()), { areUsers: false, keepsNames: true });
  const values = Array.from({ length: 120_000 }, (_, at) => String(at + 1));
  for (const [at, value] of values.entries()) {
    const names = [`p${value}@example.com`, value].map((name) => ({
      kind: 'identity' as const,
      value: name,
    }));
    traces.add({ segment: 0, names, operation: 'ADD', at });
  }
  const lines = traces.lines();
  const seen: string[] = [];
  for (let said = lines.peek(); said !== null; said = lines.peek()) {
    seen.push(said.member.value);
    lines.pass();
  }
  const expected = values.flatMap((value) => [value, `p${value}@example.com`]).sort();
  expect(seen.length).toBe(240_000);
  expect(seen).toEqual(expected);
  traces.close();
});
