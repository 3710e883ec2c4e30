import { describe, expect, it } from 'vitest';
import { FOLDER, isStableName, segmentId, stableName } from '../../src/lock/file-names.ts';

/** How git finds what a file may be a delta of (pack_name_hash in pack-objects.h). */
function nameHash(path: string): number {
  let hash = 0;
  for (const byte of Buffer.from(path)) hash = ((hash >>> 2) + (byte << 24)) >>> 0;
  return hash;
}

function pathOf(key: string, segment: number, number: number): string {
  const ref = { segment: segmentId(key, segment), number, sha256: '' };
  const counts = { accepted: 0, unconfirmed: 0, unsettled: 0 };
  return `${FOLDER}/${stableName({ ...ref, ...counts, first: { kind: 'identity', value: 'a' } })}`;
}

describe('the name of a chunk on a branch', () => {
  it('has a hash of its own for git, so that git sends what differs from the one before', () => {
    const segments = Array.from({ length: 60 }, (_, at) => at + 1);
    const numbers = Array.from({ length: 120 }, (_, at) => at + 1);
    const paths = segments.flatMap((segment) =>
      numbers.map((number) => pathOf('vip', segment, number)),
    );
    expect(new Set(paths.map(nameHash)).size).toBe(paths.length);
  });

  it('is unique beyond the numbers that the hash has room for', () => {
    const [a, b] = [pathOf('vip', 1, 7), pathOf('vip', 1 + 4 ** 7, 7 + 4 ** 6)];
    expect([a === b, isStableName(a), isStableName(b)]).toEqual([false, true, true]);
  });
});
