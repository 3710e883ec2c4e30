import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../src/lock/chunk.ts';
import { parseChunk } from '../../src/lock/chunk.ts';
import type { MemberEdit } from '../../src/lock/edit-chunk.ts';
import { foldUpdates } from '../../src/lock/fold.ts';
import { parseIndex, renderIndex } from '../../src/lock/index-format.ts';
import type { ChunkRef, LockIndex } from '../../src/lock/lock-index.ts';
import { emptyIndex } from '../../src/lock/lock-index.ts';
import { openLocked } from '../../src/lock/locked-segment.ts';
import type { Membership } from '../../src/lock/membership.ts';
import { ABSENT, SETTLED } from '../../src/lock/membership.ts';
import { textOf } from '../../src/members/cursor.ts';
import type { Member, Operation } from '../../src/model.ts';

const ACCEPTED: Membership = { state: { kind: 'accepted' }, unsettled: SETTLED };

/** A lock in memory: the chunks that commits would have written. */
class MemoryLock {
  index: LockIndex = emptyIndex('test');
  readonly #files = new Map<string, Uint8Array>();

  readonly read = (ref: ChunkRef): Chunk => {
    const bytes = this.#files.get(ref.file);
    if (bytes === undefined) throw new Error(`no chunk ${ref.file}`);
    return parseChunk(bytes, ref.file, ref.sha256);
  };

  apply(edits: readonly MemberEdit[], maxChunkBytes: number): void {
    const update = {
      key: 'vip',
      ids: { customerSegmentId: 'vip' },
      lists: [],
      created: null,
      edits,
    };
    const folded = foldUpdates(this.index, [update], this.read, { now: 0, maxChunkBytes });
    for (const [file, bytes] of folded.chunks) this.#files.set(file, bytes);
    this.index = { ...this.index, segments: folded.segments };
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

describe('folding into the lock', () => {
  it('keeps members sorted bytewise, identities before guids', () => {
    const lock = new MemoryLock();
    const members = [
      identity('b'),
      { kind: 'guid' as const, value: 'a' },
      identity('ä'),
      identity('B'),
    ];
    lock.apply(
      members.map((member) => set(member, ACCEPTED)),
      1 << 20,
    );
    expect(lock.accepted()).toEqual(['identity B', 'identity b', 'identity ä', 'guid a']);
  });

  it('writes chunks that any YAML parser reads back', async () => {
    const { parse } = await import('yaml');
    const lock = new MemoryLock();
    const doubt = { kind: 'unconfirmed' as const, operation: 'ADD' as const, answered: false };
    lock.apply(
      [
        set(identity('00123'), ACCEPTED),
        set(identity('true'), ACCEPTED),
        set(identity('a: b # c'), ACCEPTED),
        set(identity('unconfirmed'), { state: doubt, unsettled: { ADD: 900_000, REMOVE: null } }),
      ],
      1 << 20,
    );
    const [ref] = lock.index.segments.get('vip')?.chunks ?? [];
    expect(ref?.file).toBe(`vip-${(ref?.sha256 ?? '').slice(0, 16)}.yaml`);
    const { renderChunk } = await import('../../src/lock/chunk.ts');
    if (ref === undefined) throw new Error('no chunk was written');
    expect(parse(renderChunk('vip', lock.read(ref)).toString())).toEqual({
      segment: 'vip',
      identities: '00123\na: b # c\ntrue\n',
      guids: '',
      in_doubt: 'identity\tADD\tunanswered\tunconfirmed\n',
      unsettled: 'identity\tADD\t1970-01-01T00:15:00.000Z\tunconfirmed\n',
    });
  });

  it('rewrites only the chunks that a change touches', () => {
    const lock = new MemoryLock();
    const members = Array.from({ length: 200 }, (_, i) => identity(`user${1000 + i}`));
    lock.apply(
      members.map((member) => set(member, ACCEPTED)),
      500,
    );
    const before = lock.index.segments.get('vip')?.chunks ?? [];
    lock.apply([set(identity('user1100'), ABSENT)], 500);
    const after = lock.index.segments.get('vip')?.chunks ?? [];
    const kept = after.filter((chunk) => before.some((old) => old.file === chunk.file));
    expect([before.length, after.length, kept.length]).toEqual([8, 8, 7]);
  });

  it('equals a naive model after random edits, whatever the chunk size', () => {
    const member = fc.record({
      kind: fc.constantFrom('identity' as const, 'guid' as const),
      value: fc.constantFrom(...'abcdefghij'.split(''), 'é', '\u{1F600}', '\uFF5E', 'aa', 'ab'),
    });
    const state = fc.constantFrom<'accepted' | 'absent' | Operation>(
      'accepted',
      'absent',
      'ADD',
      'REMOVE',
    );
    const round = fc.uniqueArray(fc.tuple(member, state), {
      selector: ([{ kind, value }]) => kind + value,
      maxLength: 14,
    });
    fc.assert(
      fc.property(
        fc.array(round, { maxLength: 6 }),
        fc.integer({ min: 1, max: 120 }),
        (rounds, size) => {
          const lock = new MemoryLock();
          const model = new Map<string, string>();
          for (const edits of rounds) {
            lock.apply(
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
          expect(parseIndex(renderIndex(lock.index), 'segops.lock')).toEqual(lock.index);
        },
      ),
    );
  });
});

function membership(to: 'accepted' | 'absent' | Operation): Membership {
  if (to === 'accepted') return ACCEPTED;
  if (to === 'absent') return ABSENT;
  return { state: { kind: 'unconfirmed', operation: to, answered: false }, unsettled: SETTLED };
}
