import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackgroundHashing } from '../../src/members/background-hashing.ts';
import type { HashRing } from '../../src/members/hash-slots.ts';
import { FAILED, hashSlots, READY, STATE } from '../../src/members/hash-slots.ts';
import type { Hashing } from '../../src/members/hashing.ts';
import { hashingHere } from '../../src/members/hashing.ts';

/** Bytes for which a thread that starts is waited for. */
const LARGE = 32 << 20;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function digestOf(hashing: Hashing, pieces: readonly Uint8Array[], size = LARGE): string {
  const hash = hashing.start(size);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** A thread that says it is ready, and does nothing that it is given. */
function idle({ control }: HashRing): void {
  Atomics.store(control, STATE, READY);
}

describe('hashing on a second thread', () => {
  it('computes SHA-256 of pieces of every length', () => {
    const hashing = new BackgroundHashing({ worthAThread: 0 });
    const lengths = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(lengths, fc.integer(), (sizes, seed) => {
        const pieces = sizes.map((size, index) => Buffer.alloc(size, `${seed + index}`));
        expect(digestOf(hashing, pieces)).toBe(sha256(Buffer.concat(pieces)));
      }),
      { numRuns: 50 },
    );
  });

  it('wakes whoever waits, at whatever moment the thread is done', () => {
    const hashing = new BackgroundHashing({ worthAThread: 0, answerMs: 2000 });
    const bytes = Buffer.alloc(300_000, 'ada');
    digestOf(hashing, []);
    for (let round = 0; round < 2000; round += 1) {
      const part = bytes.subarray(0, 16_384 + 100 * round);
      expect(hashing.hash(part).digest()).toBe(sha256(part));
    }
  });

  it('keeps apart hashes that are under way at once', () => {
    const hashing = new BackgroundHashing({ worthAThread: 0 });
    const names = ['ada', 'bob', 'cyd'];
    const hashes = names.map(() => hashing.start(LARGE));
    for (let round = 0; round < 40; round += 1) {
      for (const [i, hash] of hashes.entries()) hash.update(Buffer.alloc(50_000, names[i]));
    }
    const whole = names.map((name) =>
      sha256(Buffer.concat(Array(40).fill(Buffer.alloc(50_000, name)))),
    );
    expect(hashes.map((hash) => hash.digest())).toEqual(whole);
  });

  it('hashes what it was given, whatever becomes of the memory', () => {
    const hashing = new BackgroundHashing({ worthAThread: 0 });
    digestOf(hashing, []);
    const bytes = Buffer.alloc(1_000_000, 'ada');
    const expected = sha256(bytes);
    const hash = hashing.hash(bytes);
    bytes.fill(0);
    expect(hash.digest()).toBe(expected);
  });

  it('starts a thread only for many bytes', () => {
    const rings: HashRing[] = [];
    const hashing = new BackgroundHashing({ start: (ring) => rings.push(ring) });
    const bytes = Buffer.alloc(1 << 20, 'ada');
    for (let i = 0; i < 63; i += 1) expect(hashing.hash(bytes).digest()).toBe(sha256(bytes));
    expect(rings).toHaveLength(0);
    expect(hashing.hash(bytes).digest()).toBe(sha256(bytes));
    expect(rings).toHaveLength(1);
  });

  it('hashes here while the thread starts, and where none can start', () => {
    const bytes = Buffer.alloc(1 << 20, 'ada');
    const forbidden = () => {
      throw new Error('no threads');
    };
    for (const start of [() => {}, forbidden]) {
      const hashing = new BackgroundHashing({ worthAThread: 0, start });
      expect(hashing.hash(bytes).digest()).toBe(sha256(bytes));
      expect(digestOf(hashing, [bytes], bytes.length)).toBe(sha256(bytes));
    }
  });

  it('never takes silence for a digest', () => {
    const hashing = new BackgroundHashing({ worthAThread: 0, start: idle, answerMs: 5 });
    const hash = hashing.start(LARGE);
    hash.update(Buffer.from('ada'));
    expect(() => hash.digest()).toThrow('does not answer');
    expect(() => digestOf(hashing, [Buffer.alloc(10 << 20)])).toThrow('does not answer');
  });

  it('fails every hash that a thread which failed was given, and then hashes here', () => {
    const rings: HashRing[] = [];
    const start = (ring: HashRing) => {
      rings.push(ring);
      idle(ring);
    };
    const hashing = new BackgroundHashing({ worthAThread: 0, start });
    const hash = hashing.start(LARGE);
    hash.update(Buffer.from('ada'));
    const broken = () => {
      throw new Error('broken');
    };
    for (const ring of rings) hashSlots(ring, broken);
    expect(Atomics.load(rings[0]?.control ?? new Int32Array(1), STATE)).toBe(FAILED);
    expect(() => hash.digest()).toThrow('failed');
    expect(digestOf(hashing, [Buffer.from('ada')])).toBe(sha256(Buffer.from('ada')));
  });

  it('refuses a digest that belongs to another hash', () => {
    const rings: HashRing[] = [];
    const start = (ring: HashRing) => {
      rings.push(ring);
      idle(ring);
    };
    const hashing = new BackgroundHashing({ worthAThread: 0, start });
    const hash = hashing.start(LARGE);
    hash.update(Buffer.from('ada'));
    for (const ring of rings) ring.control[2] = 10;
    expect(() => hash.digest()).toThrow('overwritten');
  });

  it('starts another thread after one has stopped', async () => {
    const hashing = new BackgroundHashing({ worthAThread: 1 << 20 });
    for (let i = 0; i < 3; i += 1) {
      const bytes = Buffer.alloc(2 << 20, `${i}`);
      expect(digestOf(hashing, [bytes])).toBe(sha256(bytes));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
});

describe('hashing here', () => {
  it('is SHA-256', () => {
    expect(digestOf(hashingHere, [Buffer.from('a'), Buffer.from('da')])).toBe(
      sha256(Buffer.from('ada')),
    );
  });
});
