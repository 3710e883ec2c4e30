import { crc32 } from 'node:zlib';
import { failure } from '../failure.ts';
import type { ListFacts } from '../lists/list-facts.ts';
import { asPath, say } from '../message.ts';
import type { Batch, Entry, Member, SegmentIds, SegmentKey } from '../model.ts';
import type { Announced } from './announced.ts';
import type { Provenance } from './apply-record.ts';
import type { ExclusionMemory } from './exclusion-memory.ts';
import type { SpentWaiver } from './lock-index.ts';
import type { ChangeOutcome } from './membership.ts';
import type { KnownSplit } from './splits.ts';

/**
 * The journal of one apply: what it means to send, durable before the first byte leaves, and what
 * became of it. Records are `length, crc32, payload`; the payload's first byte is its tag:
 *
 *   H header   B one batch   E end of the plan   W intent reaches up to this batch
 *   O outcome of a leaf      S sealed: nothing was sent beyond the recorded outcomes
 *   C what CleverTap said of the credentials
 *
 * Everything up to E is synced before the lock says `applying`; a W is synced before a batch below
 * it is sent; an O may get lost, which leaves its changes unconfirmed. So a torn tail is
 * harmless. Damage anywhere else is refused: what it hides may be in the account.
 */
export interface JournalHeader {
  readonly format: 'segops-journal/2';
  readonly lineage: string;
  /** Serial and digest of the index that it was planned upon. */
  readonly baseSerial: number;
  readonly base: string;
  readonly apply: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly settleMs: number;
  readonly account: string;
  readonly origin: string;
  /** Who asked for it, and what for. */
  readonly provenance: Provenance;
  /** Waivers that it uses up if it is completed. Absent: an older version wrote it. */
  readonly spends?: readonly SpentWaiver[];
  /** Every managed segment, also those without a change. */
  readonly segments: readonly JournalSegment[];
}

export interface JournalSegment {
  readonly key: SegmentKey;
  readonly ids: SegmentIds;
  readonly retired: boolean;
  /** Absent: as before. */
  readonly lists?: readonly ListFacts[];
  /** Absent: as before. */
  readonly splits?: readonly KnownSplit[];
  /** What it announces once it is completed, and how many removals that were announced are in it. */
  readonly announced?: Announced | null;
  readonly due?: number;
  /** Absent: as before. The files that it names were written with the journal. */
  readonly exclusions?: ExclusionMemory | undefined;
  /** Additions of its first fill among those that were planned. Absent: an older version wrote it. */
  readonly firstFill?: number;
}

/** A batch, or a part of one that was split: each character of `path` names a half. */
export interface LeafRef {
  readonly batch: number;
  readonly path: string;
}

export interface LeafOutcome {
  readonly leaf: LeafRef;
  readonly outcome: ChangeOutcome;
}

export interface Journal {
  /** Where a person released its lease: how long its apply may still send, ms since the epoch. */
  readonly sendsUntil?: number;
  readonly header: JournalHeader;
  readonly batches: readonly Batch[];
  /** Batches below this number may have been sent. */
  readonly intended: number;
  readonly outcomes: readonly LeafOutcome[];
  /** What the answers say of account, passcode and region. */
  readonly credentials: Credentials;
  /** Why the apply ended early, in words; known only to itself. */
  readonly stopped?: string;
  /** The apply ended by itself: what has no outcome was not sent. */
  readonly sealed: boolean;
}

/** *Refused*: 401 to everything. *Unknown*: no answer was about them. */
export type Credentials = 'accepted' | 'refused' | 'unknown';

export function encodeHeader(header: JournalHeader): Buffer {
  return record('H', JSON.stringify(header));
}

export function encodeBatch(batch: Batch, numberOf: ReadonlyMap<SegmentKey, number>): Buffer {
  const entries = batch.entries.map((entry) => [
    entry.members.flatMap(({ kind, value }) => (kind === 'identity' ? [value] : [])),
    entry.members.flatMap(({ kind, value }) => (kind === 'guid' ? [value] : [])),
    entry.actions.map(({ key, operation }) => [numberOf.get(key), operation === 'ADD' ? 1 : 0]),
  ]);
  return record('B', JSON.stringify(entries));
}

export function encodeEnd(batches: number): Buffer {
  return record('E', JSON.stringify(batches));
}

export function encodeIntent(upTo: number): Buffer {
  return record('W', JSON.stringify(upTo));
}

export function encodeCredentials(credentials: Credentials): Buffer {
  return record('C', JSON.stringify(credentials));
}

export function encodeSeal(): Buffer {
  return record('S', '');
}

const KINDS: readonly ChangeOutcome['kind'][] = ['accepted', 'rejected', 'ambiguous'];

export function encodeOutcome({ leaf, outcome }: LeafOutcome): Buffer {
  const payload = Buffer.alloc(13 + leaf.path.length);
  payload.writeUInt32LE(leaf.batch, 0);
  payload.writeUInt8(KINDS.indexOf(outcome.kind), 4);
  payload.writeDoubleLE(outcome.kind === 'rejected' ? 0 : (outcome.ambiguousAt ?? 0), 5);
  payload.write(leaf.path, 13, 'latin1');
  return record('O', payload);
}

const FRAME = 8;

function record(tag: string, body: string | Buffer): Buffer {
  const payload = Buffer.concat([Buffer.from(tag), Buffer.from(body)]);
  const framed = Buffer.alloc(FRAME + payload.length);
  framed.writeUInt32LE(payload.length, 0);
  framed.writeUInt32LE(crc32(payload), 4);
  payload.copy(framed, FRAME);
  return framed;
}

/** Reads a journal; null if its plan never became whole, so that nothing of it was ever sent. */
export function parseJournal(bytes: Buffer, file: string): Journal | null {
  let header: JournalHeader | null = null;
  let whole = false;
  let intended = 0;
  let sealed = false;
  let credentials: Credentials = 'unknown';
  const batches: Batch[] = [];
  const outcomes: LeafOutcome[] = [];
  for (const { tag, body } of records(bytes, file)) {
    if (tag === 'H') header = JSON.parse(body.toString()) as JournalHeader;
    else if (tag === 'B' && header !== null) batches.push(decodeBatch(body, header));
    else if (tag === 'E') whole = JSON.parse(body.toString()) === batches.length;
    else if (tag === 'W') intended = Math.max(intended, JSON.parse(body.toString()) as number);
    else if (tag === 'O') outcomes.push(decodeOutcome(body));
    else if (tag === 'C') credentials = JSON.parse(body.toString()) as Credentials;
    else if (tag === 'S') sealed = true;
  }
  if (header === null || !whole) return null;
  const reach = Math.min(intended, batches.length);
  return { header, batches, intended: reach, outcomes, credentials, sealed };
}

function* records(bytes: Buffer, file: string): Generator<{ tag: string; body: Buffer }> {
  for (let at = 0; at + FRAME <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    const end = at + FRAME + length;
    if (length === 0 || end > bytes.length) return checkTail(bytes, at, file);
    const payload = bytes.subarray(at + FRAME, end);
    if (crc32(payload) !== bytes.readUInt32LE(at + 4)) return checkTail(bytes, at, file);
    yield { tag: String.fromCharCode(payload[0] ?? 0), body: payload.subarray(1) };
    at = end;
  }
}

/** A torn write leaves no whole record behind it; finding one means damage in the middle. */
function checkTail(bytes: Buffer, at: number, file: string): void {
  for (let probe = at + 1; probe + FRAME < bytes.length; probe += 1) {
    const end = probe + FRAME + bytes.readUInt32LE(probe);
    if (end <= probe + FRAME || end > bytes.length) continue;
    if (!'HBEWOCS'.includes(String.fromCharCode(bytes[probe + FRAME] ?? 0))) continue;
    if (crc32(bytes.subarray(probe + FRAME, end)) !== bytes.readUInt32LE(probe + 4)) continue;
    throw failure(
      'journal-damaged',
      say`the journal ${asPath(file)} is damaged at byte ${at}`,
      say`Nothing was sent. Restore the journal from a backup: what it lists may be in the account.`,
      { file },
    );
  }
}

function decodeBatch(body: Buffer, header: JournalHeader): Batch {
  const entries = JSON.parse(body.toString()) as [string[], string[], [number, 0 | 1][]][];
  return { entries: entries.map((written) => decodeEntry(written, header)) };
}

function decodeEntry(
  [identities, guids, actions]: [string[], string[], [number, 0 | 1][]],
  header: JournalHeader,
): Entry {
  const members: Member[] = [
    ...identities.map((value) => ({ kind: 'identity' as const, value })),
    ...guids.map((value) => ({ kind: 'guid' as const, value })),
  ];
  return {
    members,
    actions: actions.map(([segment, add]) => ({
      key: header.segments[segment]?.key ?? '',
      operation: add === 1 ? 'ADD' : 'REMOVE',
    })),
  };
}

function decodeOutcome(body: Buffer): LeafOutcome {
  const leaf = { batch: body.readUInt32LE(0), path: body.toString('latin1', 13) };
  const at = body.readDoubleLE(5);
  const kind = KINDS[body.readUInt8(4)] ?? 'ambiguous';
  if (kind === 'rejected') return { leaf, outcome: { kind } };
  if (kind === 'ambiguous') return { leaf, outcome: { kind, ambiguousAt: at } };
  return { leaf, outcome: { kind, ambiguousAt: at === 0 ? null : at } };
}
