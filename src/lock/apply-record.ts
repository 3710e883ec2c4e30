import type { ListFacts } from '../lists/list-facts.ts';
import type { SegmentKey } from '../model.ts';
import type { ChangesPart, ReadPart, RecordedChange } from './change-lines.ts';
import { ChangeLines, writeChanges } from './change-lines.ts';
import { digestOf } from './chunk.ts';
import { recordFile } from './file-names.ts';
import type { LockIndex, RecordRef, SegmentEntry } from './lock-index.ts';
import { EMPTY_ENTRY } from './lock-index.ts';
import type { Rung } from './verified.ts';

/** Who asked for an apply, and what for. */
export interface Provenance {
  /** The commit whose manifests are applied, null outside git. */
  readonly commit: string | null;
  /** What was applied differs from that commit: the work tree had edits. Absent: it does not. */
  readonly uncommitted?: true;
  /** Who ran it, as far as the machine knows. */
  readonly actor: string | null;
  /** The run of a workflow: an address people can open. */
  readonly run: string | null;
  /** The digest of the plan. */
  readonly plan: string;
  /** Exceptions that let it pass. */
  readonly waivers: readonly RecordedWaiver[];
  /** What brought the commit in, as GitHub said then. Absent: it was applied before, or no one asked. */
  readonly reviewed?: readonly RecordedReview[];
}

/** A merged pull request, and who approved the commit that was merged. */
export interface RecordedReview {
  readonly pullRequest: number;
  /** Logins of people who may write, sorted. */
  readonly approvedBy: readonly string[];
}

export interface RecordedWaiver {
  /** null: of all segments. */
  readonly segment: SegmentKey | null;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** What it allowed. Absent: an older version wrote it. */
  readonly guards?: readonly string[];
}

/** What one apply did: for the log, the undo, and the budget of removals. */
export interface ApplyRecord extends Provenance {
  readonly format: 'segops-apply/1';
  readonly serial: number;
  readonly apply: string;
  /** When it meant to send, and when its end was recorded; ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** It was cut off, and its outcomes are those that its journal still knew. */
  readonly recovered: boolean;
  /** Why it ended early, with what CleverTap answered; absent where it did not. */
  readonly stopped?: string;
  /** By which rung, of a verification: it sent nothing. Absent: an apply. */
  readonly verified?: Rung;
  /** Segments whose memberships the verification found as they should be, each by name, through a record. */
  readonly proven?: readonly ProvenSegment[];
  /** Those with a change. */
  readonly segments: readonly RecordedSegment[];
}

export interface ProvenSegment {
  readonly key: SegmentKey;
  readonly through: number;
}

export interface RecordedSegment {
  readonly key: SegmentKey;
  /** Members accepted or unconfirmed before and after it. */
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly adopted: number;
  readonly unconfirmed: number;
  readonly rejected: number;
  /** Made unconfirmed by a verification, and given up by it. Absent: none. */
  readonly doubted?: number;
  readonly unprovable?: number;
  /** Removals that the budget counts: meant for the first time, whatever became of them. */
  readonly charged: number;
  /** Of them, those that had been announced for a day that had come. Absent: none. */
  readonly announced?: number;
  /** Before and after it. */
  readonly listsBefore: readonly ListFacts[];
  readonly lists: readonly ListFacts[];
  readonly changes: readonly ChangesPart[];
}

/** Memberships that were left unconfirmed: by an answer, or by a verification. */
export function unconfirmedIn({
  unconfirmed,
  doubted = 0,
}: Pick<RecordedSegment, 'unconfirmed' | 'doubted'>): number {
  return unconfirmed + doubted;
}

/** Whether a waiver allowed what this guard had found in a segment with one of these keys. */
export function isWaived(
  { waivers }: ApplyRecord,
  guard: string,
  keys: readonly SegmentKey[],
): boolean {
  return waivers.some(
    ({ segment, guards = [] }) =>
      segment !== null && keys.includes(segment) && guards.includes(guard),
  );
}

export async function readRecord(
  { file, sha256 }: RecordRef,
  readPart: ReadPart,
): Promise<ApplyRecord> {
  return parseRecord(await readPart(file, sha256));
}

function parseRecord(bytes: Buffer): ApplyRecord {
  return JSON.parse(bytes.toString()) as ApplyRecord;
}

/** The files of these records: each record, and those with its changes. */
export async function filesOfRecords(
  history: readonly RecordRef[],
  readPart: ReadPart,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const ref of history) {
    const bytes = await readPart(ref.file, ref.sha256);
    files.set(ref.file, bytes);
    const { segments } = parseRecord(bytes);
    for (const { file, sha256 } of segments.flatMap(({ changes }) => changes)) {
      if (!files.has(file)) files.set(file, await readPart(file, sha256));
    }
  }
  return files;
}

/** Records of applies, newest first, each read when it is asked for. */
export async function* recordsOf(
  { history }: LockIndex,
  readPart: ReadPart,
): AsyncGenerator<ApplyRecord> {
  for (const ref of [...history].reverse()) yield await readRecord(ref, readPart);
}

/** Applies that the index keeps; older ones stay in the history of git. */
export const MOST_RECORDS = 1000;

/** Collects what one apply did, segment by segment. */
export class RecordBuilder {
  readonly #serial: number;
  readonly #segments = new Map<SegmentKey, SegmentTally>();

  constructor(serial: number) {
    this.#serial = serial;
  }

  add(key: SegmentKey, change: RecordedChange): void {
    let tally = this.#segments.get(key);
    if (tally === undefined) {
      tally = new SegmentTally();
      this.#segments.set(key, tally);
    }
    tally.add(change);
  }

  /** So many of a segment's removals had been announced for a day that has come. */
  announce(key: SegmentKey, removals: number): void {
    this.#segments.get(key)?.announce(removals);
  }

  /** The index that names the record, and the files to write beside its chunks. */
  finish(
    entryBefore: (key: SegmentKey) => SegmentEntry,
    after: LockIndex,
    about: Omit<ApplyRecord, 'format' | 'serial' | 'segments'>,
  ): { readonly index: LockIndex; readonly files: ReadonlyMap<string, Uint8Array> } {
    const tallies = [...this.#segments].sort(([a], [b]) => (a < b ? -1 : 1));
    const written = writeChanges(
      this.#serial,
      new Map(tallies.map(([key, { lines }]) => [key, lines])),
    );
    const segments = tallies.map(([key, tally]) => ({
      ...tally.finish(key, entryBefore(key), after),
      changes: written.partsOf(key),
    }));
    const record: ApplyRecord = {
      format: 'segops-apply/1',
      serial: this.#serial,
      ...about,
      segments,
    };
    const bytes = Buffer.from(`${JSON.stringify(record, null, 1)}\n`);
    const sha256 = digestOf(bytes);
    const ref: RecordRef = {
      serial: this.#serial,
      apply: about.apply,
      at: about.startedAt,
      file: recordFile(this.#serial, sha256),
      sha256,
      changeFiles: [...written.files.keys()],
    };
    const history = [...after.history, ref].slice(-MOST_RECORDS);
    return { index: { ...after, history }, files: new Map([...written.files, [ref.file, bytes]]) };
  }
}

class SegmentTally {
  readonly lines = new ChangeLines();
  readonly #counts = { added: 0, removed: 0, adopted: 0, unconfirmed: 0, rejected: 0, charged: 0 };
  #doubted = 0;
  #unprovable = 0;
  #announced = 0;

  add(change: RecordedChange): void {
    this.lines.add(change);
    if (change.operation === 'MISSING' || change.operation === 'LINGERING') this.#doubted += 1;
    else if (change.operation === 'UNPROVABLE') this.#unprovable += 1;
    else this.#count(change);
  }

  announce(removals: number): void {
    this.#announced = Math.min(removals, this.#counts.charged);
  }

  #count(change: RecordedChange): void {
    const counts = this.#counts;
    if (change.operation === 'REMOVE' && !change.again) counts.charged += 1;
    if (change.outcome === 'unconfirmed') counts.unconfirmed += 1;
    else if (change.outcome === 'rejected') counts.rejected += 1;
    else if (change.operation === 'ADOPT') counts.adopted += 1;
    else if (change.operation === 'ADD') counts.added += 1;
    else counts.removed += 1;
  }

  finish(
    key: SegmentKey,
    before: SegmentEntry,
    after: LockIndex,
  ): Omit<RecordedSegment, 'changes'> {
    const entry = after.segments.get(key) ?? EMPTY_ENTRY;
    return {
      key,
      before: before.accepted + before.unconfirmed,
      after: entry.accepted + entry.unconfirmed,
      ...this.#counts,
      ...(this.#announced === 0 ? {} : { announced: this.#announced }),
      ...(this.#doubted === 0 ? {} : { doubted: this.#doubted }),
      ...(this.#unprovable === 0 ? {} : { unprovable: this.#unprovable }),
      listsBefore: before.lists,
      lists: entry.lists,
    };
  }
}
