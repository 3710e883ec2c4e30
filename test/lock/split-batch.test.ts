import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChanges, splitBatch } from '../../src/lock/split-batch.ts';
import type { Batch } from '../../src/model.ts';
import { batch, changesOfBatch } from '../apply/sendings.ts';

/** Every part, down to single changes. */
function leaves(whole: Batch): Batch[] {
  const halves = splitBatch(whole);
  return halves === null ? [whole] : halves.flatMap(leaves);
}

describe('a batch', () => {
  it('is split by entries, then users, then segments', () => {
    const whole = batch('a b c | ADD vip, ADD news', 'd | REMOVE vip', 'e | ADD vip');
    expect(splitBatch(whole)).toEqual([
      batch('a b c | ADD vip, ADD news', 'd | REMOVE vip'),
      batch('e | ADD vip'),
    ]);
    expect(splitBatch(batch('a b c | ADD vip, ADD news'))).toEqual([
      batch('a b | ADD vip, ADD news'),
      batch('c | ADD vip, ADD news'),
    ]);
    expect(splitBatch(batch('a | ADD vip, REMOVE news'))).toEqual([
      batch('a | ADD vip'),
      batch('a | REMOVE news'),
    ]);
    expect(splitBatch(batch('a | ADD vip'))).toBeNull();
    expect(splitBatch({ entries: [] })).toBeNull();
  });

  it('comes apart into each of its changes once', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
    const segments = fc.uniqueArray(fc.constantFrom('vip', 'news', 'old'), { minLength: 1 });
    const entry = fc.tuple(names, segments);
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        const whole = batch(
          ...entries.map(([members, keys], index) => {
            const own = members.map((name) => `${name}${index}`);
            return `${own.join(' ')} | ${keys.map((key) => `ADD ${key}`).join(', ')}`;
          }),
        );
        const parts = leaves(whole);
        expect(parts.map(countChanges)).toEqual(parts.map(() => 1));
        expect(parts.flatMap(changesOfBatch).sort()).toEqual(changesOfBatch(whole).sort());
        expect(countChanges(whole)).toBe(parts.length);
      }),
    );
  });
});
