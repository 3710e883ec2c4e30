import { nameOf } from '../members/member.ts';
import type { Batch, Member, Operation, SegmentIds, SegmentKey } from '../model.ts';
import { RecordBuilder } from './apply-record.ts';
import type { MemberEdit } from './edit-chunk.ts';
import type { SegmentUpdate } from './fold.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from './fold.ts';
import type { Journal, LeafOutcome } from './journal-format.ts';
import type { LockIndex, SegmentEntry } from './lock-index.ts';
import { EMPTY_ENTRY, findEntry } from './lock-index.ts';
import type { ReadChunk } from './locked-segment.ts';
import type { ChangeOutcome } from './membership.ts';
import { afterChange } from './membership.ts';
import { splitBatch } from './split-batch.ts';
import type { LockStore } from './store/store.ts';

/**
 * Folding: what the journal knows becomes the next serial of the lock, in one commit. The end of an
 * apply and the recovery from a crash are this same function: neither knows more than the other. A change that may have been sent and has no recorded outcome is unconfirmed, and may
 * still land until `settle` after `recoveredAt`: no attempt of the dead apply can be later than that.
 */
export function foldJournal(
  store: LockStore,
  index: LockIndex,
  journal: Journal,
  recoveredAt: number,
): LockIndex {
  const next = journalFolded(index, journal, store.readChunk, recoveredAt);
  store.commit(next.index, next.files);
  store.dropJournal();
  return next.index;
}

/** The lock once the journal is folded, and the files that are new. Writes nothing. */
export function journalFolded(
  index: LockIndex,
  journal: Journal,
  readChunk: ReadChunk,
  recoveredAt: number,
): { readonly index: LockIndex; readonly files: ReadonlyMap<string, Uint8Array> } {
  const { header } = journal;
  const record = new RecordBuilder(index.serial + 1);
  const isAgain = attemptedBefore(index, header.segments, readChunk);
  const edits = editsBySegment(journal, recoveredAt, (key, operation, outcome, member) => {
    const again = isAgain(key, operation, member);
    record.add(key, { operation, again, outcome: OUTCOMES[outcome], member });
  });
  const updates: SegmentUpdate[] = header.segments.map((segment) => ({
    ...segment,
    created: null,
    edits: edits.get(segment.key) ?? [],
  }));
  const options = { now: header.startedAt, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = foldUpdates(index, updates, readChunk, options);
  const { account, origin, apply, startedAt, provenance } = header;
  const next: LockIndex = {
    ...index,
    serial: index.serial + 1,
    account,
    origin,
    written: { apply, at: recoveredAt, commit: provenance.commit },
    applying: null,
    segments: withoutEmpty(folded.segments),
  };
  const about = { apply, startedAt, endedAt: recoveredAt, recovered: !journal.sealed };
  const recorded = record.finish(entriesIn(index, header.segments), next, {
    ...about,
    ...provenance,
  });
  return { index: recorded.index, files: new Map([...folded.chunks, ...recorded.files]) };
}

const OUTCOMES = { accepted: 'accepted', rejected: 'rejected', ambiguous: 'unconfirmed' } as const;

/** Entries under whichever of its keys the lock knows a segment. */
export function entriesIn(
  index: LockIndex,
  segments: readonly { readonly key: SegmentKey; readonly ids: SegmentIds }[],
): (key: SegmentKey) => SegmentEntry {
  const idsOf = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const match = findEntry(index, idsOf.get(key) ?? {});
    return match.kind === 'found' ? match.entry : EMPTY_ENTRY;
  };
}

/** Whether a change only confirms one that was attempted before. */
function attemptedBefore(
  index: LockIndex,
  segments: Journal['header']['segments'],
  readChunk: ReadChunk,
): (key: SegmentKey, operation: Operation, member: Member) => boolean {
  const unconfirmed = new Map<SegmentKey, ReadonlySet<string>>();
  for (const { key, ids } of segments) {
    const match = findEntry(index, ids);
    if (match.kind !== 'found' || match.entry.unconfirmed === 0) continue;
    const found = match.entry.chunks.flatMap((ref) =>
      readChunk(ref).unconfirmed.map(({ operation, member }) => changeId(operation, member)),
    );
    unconfirmed.set(key, new Set(found));
  }
  return (key, operation, member) =>
    unconfirmed.get(key)?.has(changeId(operation, member)) ?? false;
}

function changeId(operation: Operation, member: Member): string {
  return `${operation} ${nameOf(member)}`;
}

/** An entry that remembers nothing is not worth a line. */
function withoutEmpty(
  segments: ReadonlyMap<SegmentKey, SegmentEntry>,
): ReadonlyMap<SegmentKey, SegmentEntry> {
  return new Map(
    [...segments].filter(
      ([, { chunks, lists, created, blocked }]) =>
        chunks.length > 0 || lists.length > 0 || created !== 'no' || blocked !== null,
    ),
  );
}

type Edits = Map<SegmentKey, MemberEdit[]>;

/** Told of every change that may have been sent. */
type OnChange = (
  key: SegmentKey,
  operation: Operation,
  outcome: ChangeOutcome['kind'],
  member: Member,
) => void;

function editsBySegment(journal: Journal, recoveredAt: number, onChange: OnChange): Edits {
  const edits: Edits = new Map();
  const unrecorded: ChangeOutcome | null = journal.sealed
    ? null
    : { kind: 'ambiguous', ambiguousAt: recoveredAt };
  const byBatch = outcomesByBatch(journal.outcomes);
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  for (const [number, batch] of journal.batches.slice(0, reach).entries()) {
    visitLeaves(batch, '', byBatch.get(number) ?? NONE, (leaf, recorded) => {
      const outcome = recorded ?? unrecorded;
      if (outcome === null) return;
      addEdits(edits, leaf, outcome, journal);
      tellChanges(leaf, outcome, onChange);
    });
  }
  return edits;
}

type OutcomesByPath = ReadonlyMap<string, ChangeOutcome>;
const NONE: OutcomesByPath = new Map();

function outcomesByBatch(outcomes: readonly LeafOutcome[]): Map<number, OutcomesByPath> {
  const byBatch = new Map<number, Map<string, ChangeOutcome>>();
  for (const { leaf, outcome } of outcomes) {
    const byPath = byBatch.get(leaf.batch) ?? new Map<string, ChangeOutcome>();
    byPath.set(leaf.path, outcome);
    byBatch.set(leaf.batch, byPath);
  }
  return byBatch;
}

/** Visits the parts of a batch, each with the outcome that was recorded for it, if any was. */
function visitLeaves(
  batch: Batch,
  path: string,
  outcomes: OutcomesByPath,
  visit: (leaf: Batch, outcome: ChangeOutcome | null) => void,
): void {
  const own = outcomes.get(path);
  const wasSplit =
    own === undefined && [...outcomes.keys()].some((other) => other.startsWith(path));
  const halves = wasSplit ? splitBatch(batch) : null;
  if (halves === null) {
    visit(batch, own ?? null);
    return;
  }
  visitLeaves(halves[0], `${path}0`, outcomes, visit);
  visitLeaves(halves[1], `${path}1`, outcomes, visit);
}

function addEdits(edits: Edits, batch: Batch, outcome: ChangeOutcome, journal: Journal): void {
  const { startedAt, settleMs } = journal.header;
  const editFor = (operation: Operation): MemberEdit['edit'] => {
    return (previous) => afterChange(previous, operation, outcome, startedAt, settleMs);
  };
  const byOperation = { ADD: editFor('ADD'), REMOVE: editFor('REMOVE') };
  for (const { members, actions } of batch.entries) {
    for (const { key, operation } of actions) {
      const list = edits.get(key) ?? [];
      for (const member of members) list.push({ member, edit: byOperation[operation] });
      edits.set(key, list);
    }
  }
}

function tellChanges(batch: Batch, { kind }: ChangeOutcome, onChange: OnChange): void {
  for (const { members, actions } of batch.entries) {
    for (const { key, operation } of actions) {
      for (const member of members) onChange(key, operation, kind, member);
    }
  }
}
