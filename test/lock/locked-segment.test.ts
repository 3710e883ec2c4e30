import { describe, expect, it } from 'vitest';
import { EMPTY_CHUNK } from '../../src/lock/chunk.ts';
import type { ChunkRef } from '../../src/lock/lock-index.ts';
import { keepingLast } from '../../src/lock/locked-segment.ts';

describe('chunks of a segment', () => {
  it('reads a chunk that is asked for twice in a row once, and later again', () => {
    const files: string[] = [];
    const read = keepingLast((ref) => {
      files.push(ref.file);
      return EMPTY_CHUNK;
    });
    const [one, other] = [chunkRef('one'), chunkRef('other')];
    for (const ref of [one, other, other, one]) read(ref);
    expect(files).toEqual(['one', 'other', 'one']);
  });
});

function chunkRef(file: string): ChunkRef {
  return { file, first: { kind: 'identity', value: 'ada' }, accepted: 1, sha256: '' };
}
