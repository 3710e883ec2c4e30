import { compareRanges, copyOf } from '../members/bytes.ts';
import { textOf } from '../members/cursor.ts';
import { compareMembers } from '../members/member.ts';
import type { Member, MemberKind } from '../model.ts';
import type { Chunk, Stamp, Unconfirmed } from './chunk.ts';
import type { EditedEntry, FoldOptions } from './fold.ts';
import { Rewrite } from './fold.ts';
import type { SegmentEntry } from './lock-index.ts';
import type { FetchChunks, ReadChunk } from './locked-segment.ts';
import { openLocked, withChunks } from './locked-segment.ts';
import type { LockedState, Membership, Unsettled } from './membership.ts';
import { doubted, SETTLED } from './membership.ts';

/** All that the lock knows of one member in one segment. */
export interface KnownMember {
  readonly member: Member;
  readonly membership: Membership;
}

/** Every member that a segment knows, in order: accepted, unconfirmed, or with an attempt alone. */
export function* membershipsOf(entry: SegmentEntry, read: ReadChunk): Generator<KnownMember> {
  const own: ReadChunk = (ref) => keptApart(read(ref));
  for (const kind of ['identity', 'guid'] as const) yield* ofKind(entry, kind, own);
}

/** Whoever reads another segment beside this one reads it into the same memory. */
function keptApart(chunk: Chunk): Chunk {
  const { identities, guids } = chunk;
  const copied = (lines: Uint8Array) => copyOf(lines, 0, lines.length);
  return { ...chunk, identities: copied(identities), guids: copied(guids) };
}

/** What a segment knows of one member. */
export function lockedStateOf(
  entry: SegmentEntry,
  { kind, value }: Member,
  fetch: FetchChunks,
): Promise<LockedState> {
  const wanted = Buffer.from(value);
  return withChunks(fetch, entry.chunks, (read): LockedState => {
    const { accepted, unconfirmed } = openLocked(entry, kind, read);
    // Whoever is not accepted stands in the chunk of its place: it is read once the place is passed.
    while (accepted.next()) {
      const { bytes, start, end } = accepted;
      const order = compareRanges(bytes, start, end, wanted, 0, wanted.length);
      if (order === 0) return { kind: 'accepted' };
      if (order > 0) break;
    }
    const doubt = unconfirmed.find(({ member }) => member.value === value);
    if (doubt === undefined) return { kind: 'absent' };
    return { kind: 'unconfirmed', operation: doubt.operation, cause: doubt.cause };
  });
}

function* ofKind(entry: SegmentEntry, kind: MemberKind, read: ReadChunk): Generator<KnownMember> {
  const { accepted, unconfirmed, stamps } = openLocked(entry, kind, read);
  const apart = new Apart(unconfirmed, stamps);
  while (accepted.next()) {
    const member = { kind, value: textOf(accepted) };
    yield* apart.before(member);
    const unsettled = apart.unsettledOf(member);
    yield { member, membership: { state: { kind: 'accepted' }, unsettled } };
  }
  yield* apart.before(null);
}

/** What is listed beside the accepted members. It grows while the cursor advances. */
class Apart {
  readonly #unconfirmed: readonly Unconfirmed[];
  readonly #stamps: readonly Stamp[];
  #doubts = 0;
  #stamped = 0;

  constructor(unconfirmed: readonly Unconfirmed[], stamps: readonly Stamp[]) {
    this.#unconfirmed = unconfirmed;
    this.#stamps = stamps;
  }

  /** Members below this one (null: all that are left) that are not accepted. */
  *before(limit: Member | null): Generator<KnownMember> {
    for (;;) {
      const doubt = this.#unconfirmed[this.#doubts];
      const stamp = this.#stamps[this.#stamped];
      const member = least(doubt?.member, stamp?.member);
      if (member === null || (limit !== null && compareMembers(member, limit) >= 0)) return;
      const isDoubt = doubt !== undefined && compareMembers(doubt.member, member) === 0;
      if (isDoubt) this.#doubts += 1;
      const unsettled = this.unsettledOf(member);
      const state = isDoubt
        ? { kind: 'unconfirmed' as const, operation: doubt.operation, cause: doubt.cause }
        : { kind: 'absent' as const };
      yield { member, membership: { state, unsettled } };
    }
  }

  /** Its attempts that may still land; asked for in order. */
  unsettledOf(member: Member): Unsettled {
    let unsettled = SETTLED;
    for (;;) {
      const stamp = this.#stamps[this.#stamped];
      if (stamp === undefined || compareMembers(stamp.member, member) !== 0) return unsettled;
      unsettled = { ...unsettled, [stamp.operation]: stamp.until };
      this.#stamped += 1;
    }
  }
}

function least(a: Member | undefined, b: Member | undefined): Member | null {
  if (a === undefined || b === undefined) return a ?? b ?? null;
  return compareMembers(a, b) <= 0 ? a : b;
}

/** Two segments side by side; where only one knows a member, the other has null. */
export function* sideBySide(
  a: Iterator<KnownMember>,
  b: Iterator<KnownMember>,
): Generator<readonly [Member, Membership | null, Membership | null]> {
  let left = a.next();
  let right = b.next();
  while (!left.done || !right.done) {
    const order = left.done
      ? 1
      : right.done
        ? -1
        : compareMembers(left.value.member, right.value.member);
    const one = order <= 0 && !left.done ? left.value : null;
    const other = order >= 0 && !right.done ? right.value : null;
    const member = one?.member ?? other?.member;
    if (member !== undefined) yield [member, one?.membership ?? null, other?.membership ?? null];
    if (one !== null) left = a.next();
    if (other !== null) right = b.next();
  }
}

/** So many members become a chunk at a time, which is split where it is too large. */
const AT_ONCE = 20_000;

/** Writes an entry anew, in new chunks, from all that it knows, in order. */
export function writeEntry(
  entry: SegmentEntry,
  known: Iterable<KnownMember>,
  options: FoldOptions,
): EditedEntry {
  const rewrite = new Rewrite(entry, options);
  let batch: KnownMember[] = [];
  for (const one of known) {
    batch.push(one);
    if (batch.length < AT_ONCE) continue;
    rewrite.put(chunkOf(batch), null);
    batch = [];
  }
  rewrite.put(chunkOf(batch), null);
  return rewrite.result();
}

/** The same, from what other entries know, whose chunks are fetched. */
export function writeEntryFrom(
  fetch: FetchChunks,
  from: readonly SegmentEntry[],
  entry: SegmentEntry,
  known: (read: ReadChunk) => Iterable<KnownMember>,
  options: FoldOptions,
): Promise<EditedEntry> {
  const refs = from.flatMap(({ chunks }) => chunks);
  return withChunks(fetch, refs, (read) => writeEntry(entry, known(read), options));
}

function chunkOf(known: readonly KnownMember[]): Chunk {
  const lines = (kind: MemberKind) =>
    Buffer.from(
      known
        .filter(({ member, membership }) => member.kind === kind && isAccepted(membership))
        .map(({ member }) => `  ${member.value}\n`)
        .join(''),
    );
  return {
    identities: lines('identity'),
    guids: lines('guid'),
    unconfirmed: known.flatMap(({ member, membership: { state } }) =>
      state.kind === 'unconfirmed'
        ? [{ member, operation: state.operation, cause: state.cause }]
        : [],
    ),
    stamps: known.flatMap(({ member, membership: { unsettled } }) =>
      (['ADD', 'REMOVE'] as const).flatMap((operation) => {
        const until = unsettled[operation];
        return until === null ? [] : [{ member, operation, until }];
      }),
    ),
  };
}

function isAccepted({ state }: Membership): boolean {
  return state.kind === 'accepted';
}

/** An attempt alone stays as it is: there is nothing to doubt. */
export function* allDoubted(known: Iterable<KnownMember>): Generator<KnownMember> {
  for (const { member, membership } of known) {
    const isKnown = membership.state.kind !== 'absent';
    yield { member, membership: isKnown ? doubted(membership) : membership };
  }
}

/** The entry anew, with everything that it knows in doubt; reads all of it. */
export function doubtedEntry(
  entry: SegmentEntry,
  read: ReadChunk,
  options: FoldOptions,
): EditedEntry {
  return writeEntry(entry, allDoubted(membershipsOf(entry, read)), options);
}
