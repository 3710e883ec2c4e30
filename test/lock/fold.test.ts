import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Chunk } from '../../src/lock/chunk.ts';
import { parseChunk, renderChunk } from '../../src/lock/chunk.ts';
import type { MemberEdit } from '../../src/lock/edit-chunk.ts';
import { digestName, stableName } from '../../src/lock/file-names.ts';
import type { SegmentUpdate } from '../../src/lock/fold.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import { digestIn, parseIndex, renderIndex } from '../../src/lock/index-format.ts';
import type { ChunkRef, LockIndex, SegmentEntry } from '../../src/lock/lock-index.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import type { FetchChunks } from '../../src/lock/locked-segment.ts';
import { openLocked } from '../../src/lock/locked-segment.ts';
import type { Membership } from '../../src/lock/membership.ts';
import { ABSENT, SETTLED } from '../../src/lock/membership.ts';
import { textOf } from '../../src/members/cursor.ts';
import type { Member, Operation, SegmentIds, SegmentKey } from '../../src/model.ts';

const ACCEPTED: Membership = { state: { kind: 'accepted' }, unsettled: SETTLED };

const VIP = updateOf('vip', { customerSegmentId: 'vip' });

function updateOf(key: SegmentKey, ids: SegmentIds): SegmentUpdate {
  return { key, ids, lists: [], created: null, edits: [] };
}

/** A lock in memory: the chunks that commits would have written. */
class MemoryLock {
  index: LockIndex = emptyIndex('test');
  readonly #files = new Map<string, Uint8Array>();

  readonly read = (ref: ChunkRef): Chunk => {
    const file = digestName(ref);
    const bytes = this.#files.get(file);
    if (bytes === undefined) throw new Error(`no chunk ${file}`);
    return parseChunk(bytes, file, ref.sha256);
  };

  readonly fetch: FetchChunks = async () => ({ read: this.read, close: () => undefined });

  async apply(edits: readonly MemberEdit[], maxChunkBytes: number): Promise<void> {
    await this.update({ ...VIP, edits }, maxChunkBytes);
  }

  async update(update: SegmentUpdate, maxChunkBytes = 1 << 20): Promise<void> {
    const options = { now: 0, maxChunkBytes };
    const { chunks, ...folded } = await foldUpdates(this.index, [update], this.fetch, options);
    for (const [ref, bytes] of chunks) this.#files.set(digestName(ref), bytes);
    this.index = { ...this.index, ...folded };
  }

  entry(key = 'vip'): SegmentEntry {
    const entry = this.index.segments.get(key);
    if (entry === undefined) throw new Error(`no entry ${key}`);
    return entry;
  }

  numbers(): number[] {
    return this.entry().chunks.map(({ number }) => number);
  }

  accepted(): string[] {
    const entry = this.index.segments.get('vip');
    if (entry === undefined) return [];
    return (['identity', 'guid'] as const).flatMap((kind) => {
      const cursor = openLocked(entry, kind, this.read).accepted;
      const found: string[] = [];
      while (cursor.next()) found.push(`${kind} ${textOf(cursor)}`);
      return found;
    });
  }

  doubts(): string[] {
    const entry = this.index.segments.get('vip');
    const chunks = (entry?.chunks ?? []).map(this.read);
    return chunks.flatMap((chunk) =>
      chunk.unconfirmed.map(
        ({ member, operation }) => `${member.kind} ${member.value} ${operation}`,
      ),
    );
  }
}

function set(member: Member, to: Membership): MemberEdit {
  return { member, edit: () => to };
}

function identity(value: string): Member {
  return { kind: 'identity', value };
}

const MEMBER = fc.record({
  kind: fc.constantFrom('identity' as const, 'guid' as const),
  value: fc.constantFrom(...'abcdefghij'.split(''), 'é', '\u{1F600}', '\uFF5E', 'aa', 'ab'),
});
const STATE = fc.constantFrom<'accepted' | 'absent' | Operation>(
  'accepted',
  'absent',
  'ADD',
  'REMOVE',
);
const ROUND = fc.uniqueArray(fc.tuple(MEMBER, STATE), {
  selector: ([{ kind, value }]) => kind + value,
  maxLength: 14,
});

describe('folding into the lock', () => {
  it('keeps members sorted bytewise, identities before guids', async () => {
    const lock = new MemoryLock();
    const members = [
      identity('b'),
      { kind: 'guid' as const, value: 'a' },
      identity('ä'),
      identity('B'),
    ];
    await lock.apply(
      members.map((member) => set(member, ACCEPTED)),
      1 << 20,
    );
    expect(lock.accepted()).toEqual(['identity B', 'identity b', 'identity ä', 'guid a']);
  });

  it('writes chunks that any YAML parser reads back', async () => {
    const lock = new MemoryLock();
    const doubt = {
      kind: 'unconfirmed' as const,
      operation: 'ADD' as const,
      cause: 'unclear' as const,
    };
    await lock.apply(
      [
        set(identity('00123'), ACCEPTED),
        set(identity('true'), ACCEPTED),
        set(identity('a: b # c'), ACCEPTED),
        set(identity('unconfirmed'), { state: doubt, unsettled: { ADD: 900_000, REMOVE: null } }),
      ],
      1 << 20,
    );
    const [ref] = lock.entry().chunks;
    if (ref === undefined) throw new Error('no chunk was written');
    expect([stableName(ref), digestName(ref)]).toEqual([
      'vip.1-1.0000001000001',
      `vip.1-1-${ref.sha256.slice(0, 16)}.yaml`,
    ]);
    expect(parse(renderChunk('vip.1', lock.read(ref)).toString())).toEqual({
      segment: 'vip.1',
      identities: '00123\na: b # c\ntrue\n',
      guids: '',
      unconfirmed: 'identity\tADD\tunclear\tunconfirmed\n',
      unsettled: 'identity\tADD\t1970-01-01T00:15:00.000Z\tunconfirmed\n',
    });
  });

  it('rewrites only the chunks that a change touches', async () => {
    const lock = new MemoryLock();
    const members = Array.from({ length: 200 }, (_, i) => identity(`user${1000 + i}`));
    await lock.apply(
      members.map((member) => set(member, ACCEPTED)),
      500,
    );
    const before = lock.entry().chunks;
    await lock.apply([set(identity('user1100'), ABSENT)], 500);
    const after = lock.entry().chunks;
    const kept = after.filter((chunk) =>
      before.some((old) => digestName(old) === digestName(chunk)),
    );
    expect([before.length, after.length, kept.length]).toEqual([8, 8, 7]);
  });

  it('equals a naive model after random edits, whatever the chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ROUND, { maxLength: 6 }),
        fc.integer({ min: 1, max: 120 }),
        async (rounds, size) => {
          const lock = new MemoryLock();
          const model = new Map<string, string>();
          for (const edits of rounds) {
            await lock.apply(
              edits.map(([who, to]) => set(who, membership(to))),
              size,
            );
            for (const [who, to] of edits) model.set(`${who.kind} ${who.value}`, to);
          }
          const expected = (wanted: (to: string) => boolean, mark: (to: string) => string) =>
            [...model]
              .filter(([, to]) => wanted(to))
              .map(([who, to]) => who + mark(to))
              .sort();
          expect(lock.accepted().sort()).toEqual(
            expected(
              (to) => to === 'accepted',
              () => '',
            ),
          );
          const isDoubt = (to: string) => to === 'ADD' || to === 'REMOVE';
          expect(lock.doubts().sort()).toEqual(expected(isDoubt, (to) => ` ${to}`));
          const entry = lock.index.segments.get('vip');
          expect(entry?.accepted ?? 0).toBe(lock.accepted().length);
          expect(entry?.unconfirmed ?? 0).toBe(lock.doubts().length);
          const written = renderIndex(lock.index);
          expect(parseIndex(written, 'segops.lock')).toEqual({
            ...lock.index,
            digest: digestIn(written),
          });
        },
      ),
    );
  });

  it('keeps the number of a chunk for its first part, and gives new ones to the others', async () => {
    const lock = new MemoryLock();
    const accept = (first: number, count: number) =>
      Array.from({ length: count }, (_, at) => set(identity(`user${first + at}`), ACCEPTED));
    await lock.apply(accept(1000, 10), 150);
    expect([lock.numbers(), lock.entry().nextChunk]).toEqual([[1], 2]);
    await lock.apply(accept(1010, 10), 150);
    expect([lock.numbers(), lock.entry().nextChunk]).toEqual([[1, 2], 3]);
    await lock.apply(accept(1005, 1), 150);
    expect(lock.numbers()).toEqual([1, 2]);
    const lower = Array.from({ length: 5 }, (_, at) => set(identity(`user1000${at}`), ACCEPTED));
    await lock.apply(lower, 150);
    expect([lock.numbers(), lock.entry().nextChunk]).toEqual([[1, 3, 2], 4]);
  });

  it('gives the number of a chunk that is gone to no other', async () => {
    const lock = new MemoryLock();
    await lock.apply([set(identity('ada'), ACCEPTED)], 150);
    await lock.apply([set(identity('ada'), ABSENT)], 150);
    expect([lock.numbers(), lock.entry().nextChunk]).toEqual([[], 2]);
    await lock.apply([set(identity('ada'), ACCEPTED)], 150);
    expect([lock.numbers(), lock.entry().nextChunk]).toEqual([[2], 3]);
  });

  it('gives no number twice, whatever is edited', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ROUND, { maxLength: 6 }),
        fc.integer({ min: 1, max: 120 }),
        async (rounds, size) => {
          const lock = new MemoryLock();
          let before: Pick<SegmentEntry, 'chunks' | 'nextChunk'> = { chunks: [], nextChunk: 1 };
          for (const edits of rounds) {
            await lock.apply(
              edits.map(([who, to]) => set(who, membership(to))),
              size,
            );
            const numbers = lock.numbers();
            const { nextChunk } = lock.entry();
            const had = before.chunks.map(({ number }) => number);
            const added = numbers.filter((number) => !had.includes(number));
            expect(new Set(numbers).size).toBe(numbers.length);
            expect(added.every((number) => number >= before.nextChunk && number < nextChunk)).toBe(
              true,
            );
            expect(nextChunk - before.nextChunk).toBe(added.length);
            expect(lock.entry().chunks.every(({ segment }) => segment === 'vip.1')).toBe(true);
            before = lock.entry();
          }
        },
      ),
    );
  });

  it('keeps the ID of an entry when its key changes, and gives it to no other', async () => {
    const lock = new MemoryLock();
    const byNumber = updateOf('ct:7', { ctSegmentId: 7 });
    await lock.update({ ...byNumber, edits: [set(identity('ada'), ACCEPTED)] });
    expect(lock.entry('ct:7').id).toBe('ct_7.1');
    await lock.update(updateOf('vip', { customerSegmentId: 'vip', ctSegmentId: 7 }));
    const { id, chunks } = lock.entry();
    expect([[...lock.index.segments.keys()], id]).toEqual([['vip'], 'ct_7.1']);
    expect(chunks).toMatchObject([{ segment: 'ct_7.1', number: 1 }]);
    expect(await lock.accepted()).toEqual(['identity ada']);
    await lock.update({ ...VIP, ids: { customerSegmentId: 'vip', ctSegmentId: 7 } });
    await lock.update(updateOf('ct:8', { ctSegmentId: 8 }));
    expect([lock.entry().id, lock.entry('ct:8').id]).toEqual(['ct_7.1', 'ct_8.2']);
    expect(lock.index.nextSegment).toBe(3);
  });

  it('tells apart the files of keys that differ in case or in a letter of their own', async () => {
    const lock = new MemoryLock();
    for (const key of ['Vip', 'vip', 'väp', 'v_p']) {
      const edits = [set(identity('ada'), ACCEPTED)];
      await lock.update({ ...updateOf(key, { customerSegmentId: key }), edits });
    }
    const refs = [...lock.index.segments.values()].flatMap(({ chunks }) => chunks);
    expect(refs.map(stableName)).toEqual([
      '_ip.1-1.0000001000001',
      'vip.2-1.0000002000001',
      'v_p.3-1.0000003000001',
      'v_p.4-1.0000010000001',
    ]);
  });
});

function membership(to: 'accepted' | 'absent' | Operation): Membership {
  if (to === 'accepted') return ACCEPTED;
  if (to === 'absent') return ABSENT;
  return { state: { kind: 'unconfirmed', operation: to, cause: 'unclear' }, unsettled: SETTLED };
}
