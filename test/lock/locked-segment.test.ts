import { describe, expect, it } from 'vitest';
import { EMPTY_CHUNK } from '../../src/lock/chunk.ts';
import type { ChunkRef } from '../../src/lock/lock-index.ts';
import { keepingLast } from '../../src/lock/locked-segment.ts';

describe('chunks of a segment', () => {
  it('reads a chunk that is asked for twice in a row once, and later again', () => {
    const numbers: number[] = [];
    const read = keepingLast((ref) => {
      numbers.push(ref.number);
      return EMPTY_CHUNK;
    });
    const [one, other] = [chunkRef(1), chunkRef(2)];
    for (const ref of [one, other, other, one]) read(ref);
    expect(numbers).toEqual([1, 2, 1]);
  });
});

function chunkRef(number: number): ChunkRef {
  const first = { kind: 'identity', value: 'ada' } as const;
  const counts = { accepted: 1, unconfirmed: 0, unsettled: 0 };
  return { segment: 'vip.1', number, first, ...counts, sha256: '' };
}
