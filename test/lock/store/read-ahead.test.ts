import { describe, expect, it } from 'vitest';
import { digestOf, EMPTY_CHUNK, renderChunk } from '../../../src/lock/chunk.ts';
import type { ChunkRef } from '../../../src/lock/lock-index.ts';
import type { ReadingMeans } from '../../../src/lock/store/read-ahead.ts';
import { readingAhead } from '../../../src/lock/store/read-ahead.ts';
import type { Hashing } from '../../../src/members/hashing.ts';
import { hashingHere } from '../../../src/members/hashing.ts';

const NAMES = ['ada', 'bob', 'cyd', 'dan'];

/** A store of one chunk per name, which remembers what was read. */
function storeOf(names: readonly string[]) {
  const files = new Map(
    names.map((name) => {
      const chunk = { ...EMPTY_CHUNK, identities: Buffer.from(`  ${name}\n`) };
      return [name, renderChunk('vip', chunk)];
    }),
  );
  const refs = [...files].map(
    ([segment, bytes], number): ChunkRef => ({
      segment,
      number,
      first: { kind: 'identity', value: segment },
      accepted: 1,
      unconfirmed: 0,
      unsettled: 0,
      sha256: digestOf(bytes),
    }),
  );
  const reads: string[] = [];
  const readBytes = ({ segment: file }: ChunkRef, reuse?: Buffer) => {
    reads.push(file);
    const bytes = files.get(file);
    if (bytes === undefined) throw new Error(`${file} is missing`);
    if (reuse === undefined) return { at: file, bytes: Buffer.from(bytes) };
    bytes.copy(reuse);
    return { at: file, bytes: reuse.subarray(0, bytes.length) };
  };
  return { files, refs, reads, readBytes };
}

/** Reads every chunk with the next one announced; gives the lines of each once the next is prepared. */
function readAll(names: readonly string[], hashing: Hashing, reuse: ReadingMeans['reuse']) {
  const { refs, reads, readBytes } = storeOf(names);
  const read = readingAhead(readBytes, { hashing, reuse });
  const lines = refs.map((ref, i) => Buffer.from(read(ref, refs[i + 1]).identities).toString());
  return { lines, reads };
}

function memory(): ReadingMeans {
  return { hashing: hashingHere, reuse: [Buffer.alloc(500), Buffer.alloc(500)] };
}

describe('reading chunks ahead', () => {
  it('reads each chunk once, and the next one before the first is returned', () => {
    for (const reuse of [null, memory().reuse]) {
      expect(readAll(NAMES, hashingHere, reuse)).toEqual({
        lines: NAMES.map((name) => `  ${name}\n`),
        reads: NAMES,
      });
    }
    const { refs, reads, readBytes } = storeOf(NAMES);
    const [first, second] = refs;
    if (first === undefined) throw new Error('no chunk');
    readingAhead(readBytes, { hashing: hashingHere, reuse: null })(first, second);
    expect(reads).toEqual(['ada', 'bob']);
  });

  it('reads what is asked for, whatever was announced', () => {
    const { refs, readBytes } = storeOf(NAMES);
    const read = readingAhead(readBytes, memory());
    for (const ref of [...refs, ...refs.toReversed(), ...refs]) {
      expect(Buffer.from(read(ref, refs[2]).identities).toString()).toBe(`  ${ref.segment}\n`);
    }
  });

  it('refuses a damaged chunk when it is its turn', () => {
    const { files, refs, readBytes } = storeOf(NAMES);
    files.get('bob')?.write('BOB', 30);
    const read = readingAhead(readBytes, memory());
    const [ada, bob, cyd] = refs;
    if (ada === undefined || bob === undefined) throw new Error('no chunk');
    expect(Buffer.from(read(ada, bob).identities).toString()).toBe('  ada\n');
    expect(() => read(bob, cyd)).toThrow('does not match its digest');
  });

  it('reports a missing chunk when it is its turn', () => {
    const { files, refs, readBytes } = storeOf(NAMES);
    files.delete('bob');
    const read = readingAhead(readBytes, { hashing: hashingHere, reuse: null });
    const [ada, bob] = refs;
    if (ada === undefined || bob === undefined) throw new Error('no chunk');
    expect(Buffer.from(read(ada, bob).identities).toString()).toBe('  ada\n');
    expect(() => read(bob)).toThrow('bob is missing');
  });

  it('returns no chunk whose digest did not come', () => {
    const silent: Hashing = {
      ...hashingHere,
      hash: () => ({
        digest: () => {
          throw new Error('the hashing thread does not answer');
        },
      }),
    };
    expect(() => readAll(['ada'], silent, null)).toThrow('does not answer');
    const wrong: Hashing = { ...hashingHere, hash: () => ({ digest: () => '' }) };
    expect(() => readAll(['ada'], wrong, null)).toThrow('does not match its digest');
  });
});
