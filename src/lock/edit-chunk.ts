import { NEWLINE, utf8 } from '../members/bytes.ts';
import { cursorOver } from '../members/cursor.ts';
import { compareMembers, nameOf } from '../members/member.ts';
import type { Member, MemberKind } from '../model.ts';
import type { Chunk, Stamp, Unconfirmed } from './chunk.ts';
import { INDENT } from './chunk.ts';
import type { Membership, Unsettled } from './membership.ts';
import { SETTLED } from './membership.ts';

/**
 * Rewriting one chunk: the accepted lines are copied in runs between the edited members, and only
 * what is edited becomes a string. The caller passes the edits whose members fall in the chunk.
 */
export interface MemberEdit {
  readonly member: Member;
  /** The membership after the edit, given what the lock remembers of it. */
  readonly edit: (previous: Membership) => Membership;
}

/**
 * Applies edits, ascending by member and one for each, to a chunk; stamps that had passed by `now`
 * are dropped on the way.
 */
export function editChunk(chunk: Chunk, edits: readonly MemberEdit[], now: number): Chunk {
  const unconfirmed = new Map(chunk.unconfirmed.map((one) => [nameOf(one.member), one]));
  const stamps = stampsByMember(chunk.stamps.filter((stamp) => stamp.until > now));
  const touch = (edit: MemberEdit, accepted: boolean): boolean => {
    const id = nameOf(edit.member);
    const next = edit.edit(membershipOf(accepted, unconfirmed.get(id), stamps.get(id)));
    unconfirmed.delete(id);
    if (next.state.kind === 'unconfirmed') {
      const { operation, cause } = next.state;
      unconfirmed.set(id, { member: edit.member, operation, cause });
    }
    stamps.set(id, { member: edit.member, unsettled: next.unsettled });
    return next.state.kind === 'accepted';
  };
  return {
    identities: editLines(chunk.identities, ofKind(edits, 'identity'), touch),
    guids: editLines(chunk.guids, ofKind(edits, 'guid'), touch),
    unconfirmed: [...unconfirmed.values()].sort((a, b) => compareMembers(a.member, b.member)),
    stamps: flattenStamps(stamps),
  };
}

interface MemberStamps {
  readonly member: Member;
  readonly unsettled: Unsettled;
}

function ofKind(edits: readonly MemberEdit[], kind: MemberKind): readonly MemberEdit[] {
  return edits.filter((edit) => edit.member.kind === kind);
}

function membershipOf(
  accepted: boolean,
  unconfirmed: Unconfirmed | undefined,
  stamps: MemberStamps | undefined,
): Membership {
  const unsettled = stamps?.unsettled ?? SETTLED;
  if (unconfirmed === undefined)
    return { state: { kind: accepted ? 'accepted' : 'absent' }, unsettled };
  const { operation, cause } = unconfirmed;
  return { state: { kind: 'unconfirmed', operation, cause }, unsettled };
}

function stampsByMember(stamps: readonly Stamp[]): Map<string, MemberStamps> {
  const byMember = new Map<string, MemberStamps>();
  for (const { member, operation, until } of stamps) {
    const before = byMember.get(nameOf(member))?.unsettled ?? SETTLED;
    byMember.set(nameOf(member), { member, unsettled: { ...before, [operation]: until } });
  }
  return byMember;
}

function flattenStamps(byMember: ReadonlyMap<string, MemberStamps>): Stamp[] {
  const sorted = [...byMember.values()].sort((a, b) => compareMembers(a.member, b.member));
  return sorted.flatMap(({ member, unsettled }) =>
    (['ADD', 'REMOVE'] as const).flatMap((operation) => {
      const until = unsettled[operation];
      return until === null ? [] : [{ member, operation, until }];
    }),
  );
}

/** Copies the lines in runs; `touch` says whether an edited member is accepted afterwards. */
function editLines(
  lines: Uint8Array,
  edits: readonly MemberEdit[],
  touch: (edit: MemberEdit, accepted: boolean) => boolean,
): Uint8Array {
  if (edits.length === 0) return lines;
  const pieces: Uint8Array[] = [];
  let copied = 0;
  for (const edit of edits) {
    const value = Buffer.from(edit.member.value);
    const at = lowerBoundOf(lines, copied, value);
    pieces.push(lines.subarray(copied, at));
    const accepted = lineEquals(lines, at, value);
    copied = accepted ? at + INDENT + value.length + 1 : at;
    if (touch(edit, accepted)) pieces.push(Buffer.concat([SPACES, value, LINE_END]));
  }
  pieces.push(lines.subarray(copied));
  return Buffer.concat(pieces);
}

const SPACES = Buffer.from('  ');
const LINE_END = Buffer.from('\n');

function lineEquals(lines: Uint8Array, at: number, value: Buffer): boolean {
  const end = at + INDENT + value.length;
  return lines[end] === NEWLINE && value.equals(lines.subarray(at + INDENT, end));
}

/** The offset of the first line, from `from` on, that is not below `value`: a bisection over bytes. */
function lowerBoundOf(lines: Uint8Array, from: number, value: Buffer): number {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const start = lineStart(lines, low + ((high - low) >> 1), low);
    const end = lines.indexOf(NEWLINE, start);
    const line = Buffer.from(lines.buffer, lines.byteOffset + start + INDENT, end - start - INDENT);
    if (line.compare(value) < 0) low = end + 1;
    else high = start;
  }
  return low;
}

/** The start of the line that holds the byte at `at`, not before `floor`. */
function lineStart(lines: Uint8Array, at: number, floor: number): number {
  const before = at === 0 ? -1 : lines.lastIndexOf(NEWLINE, at - 1);
  return Math.max(floor, before + 1);
}

/** Halves a chunk until no part's lines exceed `maxBytes`; empty parts vanish. */
export function splitChunk(chunk: Chunk, maxBytes: number): Chunk[] {
  if (isEmpty(chunk)) return [];
  const pivot = sizeOf(chunk) <= maxBytes ? null : pivotOf(chunk);
  if (pivot === null) return [chunk];
  const [left, right] = cutAt(chunk, pivot);
  if (isEmpty(left) || isEmpty(right)) return [chunk];
  return [...splitChunk(left, maxBytes), ...splitChunk(right, maxBytes)];
}

function isEmpty(chunk: Chunk): boolean {
  return (
    chunk.identities.length +
      chunk.guids.length +
      chunk.unconfirmed.length +
      chunk.stamps.length ===
    0
  );
}

/** Bytes that an unconfirmed member or a stamp takes beside its name. */
const TAGS = 40;

function sizeOf(chunk: Chunk): number {
  const tagged = [...chunk.unconfirmed, ...chunk.stamps];
  const tags = tagged.reduce((sum, { member }) => sum + TAGS + Buffer.byteLength(member.value), 0);
  return chunk.identities.length + chunk.guids.length + tags;
}

/** The middle member of the largest section. */
function pivotOf(chunk: Chunk): Member | null {
  const lines = chunk.identities.length >= chunk.guids.length ? chunk.identities : chunk.guids;
  const tagged = chunk.unconfirmed.length >= chunk.stamps.length ? chunk.unconfirmed : chunk.stamps;
  if (tagged.length * TAGS > lines.length) return tagged[tagged.length >> 1]?.member ?? null;
  const start = lineStart(lines, lines.length >> 1, 0);
  const value = utf8(lines, start + INDENT, lines.indexOf(NEWLINE, start));
  return { kind: lines === chunk.identities ? 'identity' : 'guid', value };
}

function cutAt(chunk: Chunk, pivot: Member): [Chunk, Chunk] {
  const value = Buffer.from(pivot.value);
  const cut = (lines: Uint8Array, kind: MemberKind): number => {
    if (kind !== pivot.kind) return kind === 'identity' ? lines.length : 0;
    return lowerBoundOf(lines, 0, value);
  };
  const identities = cut(chunk.identities, 'identity');
  const guids = cut(chunk.guids, 'guid');
  const isLeft = ({ member }: { member: Member }) => compareMembers(member, pivot) < 0;
  return [
    {
      identities: chunk.identities.subarray(0, identities),
      guids: chunk.guids.subarray(0, guids),
      unconfirmed: chunk.unconfirmed.filter(isLeft),
      stamps: chunk.stamps.filter(isLeft),
    },
    {
      identities: chunk.identities.subarray(identities),
      guids: chunk.guids.subarray(guids),
      unconfirmed: chunk.unconfirmed.filter((one) => !isLeft(one)),
      stamps: chunk.stamps.filter((stamp) => !isLeft(stamp)),
    },
  ];
}

/** The least member of a chunk that is not empty. */
export function firstMember(chunk: Chunk): Member {
  const candidates = [...chunk.unconfirmed.slice(0, 1), ...chunk.stamps.slice(0, 1)].map(
    ({ member }) => member,
  );
  for (const kind of ['identity', 'guid'] as const) {
    const cursor = cursorOver(kind === 'identity' ? chunk.identities : chunk.guids, INDENT);
    if (cursor.next())
      candidates.push({ kind, value: utf8(cursor.bytes, cursor.start, cursor.end) });
  }
  const [least] = candidates.sort(compareMembers);
  if (least === undefined) throw new Error('an empty chunk has no first member');
  return least;
}
