import { describe, expect, it } from 'vitest';
import { EMPTY_CHUNK } from '../../src/lock/chunk.ts';
import type { ChunkRef } from '../../src/lock/lock-index.ts';
import { chunksAhead, keepingLast } from '../../src/lock/locked-segment.ts';

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

  it('fetches small segments together, and one fetch ahead', async () => {
    const said: string[] = [];
    const fetch = async (refs: readonly ChunkRef[]) => {
      said.push(`fetch ${refs.map(({ number }) => number)}`);
      return { read: () => EMPTY_CHUNK, close: () => said.push('close') };
    };
    const segments = [1, 2, 3, 4, 5].map((number) => chunkRef(number, number === 3 ? 200_000 : 1));
    for await (const [{ number }] of chunksAhead(segments, (ref) => [ref], fetch)) {
      said.push(`use ${number}`);
    }
    expect(said).toEqual([
      ...['fetch 1,2,3', 'fetch 4,5', 'use 1', 'use 2', 'use 3', 'close'],
      ...['use 4', 'use 5', 'close'],
    ]);
  });
});

function chunkRef(number: number, accepted = 1): ChunkRef {
  const first = { kind: 'identity', value: 'ada' } as const;
  const counts = { accepted, unconfirmed: 0, unsettled: 0 };
  return { segment: 'vip.1', number, first, ...counts, sha256: '' };
}
