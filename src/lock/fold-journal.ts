import { nameOf } from '../members/member.ts';
import type { Batch, Member, Operation, SegmentIds, SegmentKey } from '../model.ts';
import { afterSome, announcedOf } from './announced.ts';
import { RecordBuilder } from './apply-record.ts';
import type { MemberEdit } from './edit-chunk.ts';
import type { SegmentUpdate } from './fold.ts';
import { foldUpdates, MAX_CHUNK_BYTES } from './fold.ts';
import type { Journal, JournalSegment } from './journal-format.ts';
import { visitOutcomes } from './leaf-outcomes.ts';
import type { Binding, LockIndex, SegmentEntry } from './lock-index.ts';
import { boundTo, EMPTY_ENTRY, findEntry, keysOf, withSpent } from './lock-index.ts';
import type { FetchChunks } from './locked-segment.ts';
import { stampsIn, unconfirmedIn } from './locked-segment.ts';
import type { ChangeOutcome } from './membership.ts';
import { afterChange } from './membership.ts';
import type { LockStore, NewFiles } from './store/store.ts';
import { UserStamps } from './user-stamps.ts';

/**
 * Folding: what the journal knows becomes the next index of the lock, in one commit. The end of an
 * apply and the recovery from a crash are this same function: neither knows more than the other. A
 * change that may have been sent and has no recorded outcome is unconfirmed, and may still land until
 * `settle` after `recoveredAt`: no attempt of the dead apply can be later than that. One whose lease a
 * person released may be alive, and not know it yet: then `settle` counts from when it stops at last.
 */
export async function foldJournal(
  store: LockStore,
  index: LockIndex,
  journal: Journal,
  recoveredAt: number,
  fold: FoldsJournal = journalFolded,
): Promise<LockIndex> {
  const next = await fold(index, journal, store.fetchChunks, recoveredAt);
  const folded = await store.swap(next.index, next.files);
  await store.dropJournal(journal.header.apply);
  return folded;
}

type FoldsJournal = (
  ...from: readonly [LockIndex, Journal, FetchChunks, number]
) => ReturnType<typeof journalFolded>;

/** The lock once the journal is folded, `place` saying where, and the files that are new. Writes nothing. */
export async function journalFolded(
  index: LockIndex,
  journal: Journal,
  fetch: FetchChunks,
  recoveredAt: number,
  place: (index: LockIndex, updates: readonly SegmentUpdate[]) => readonly SegmentUpdate[] = (
    _,
    updates,
  ) => updates,
): Promise<{ readonly index: LockIndex; readonly files: NewFiles }> {
  const { header } = journal;
  const record = new RecordBuilder(index.serial + 1);
  const answered = new Set<SegmentKey>();
  const added = new Map<SegmentKey, number>();
  const left = new Map<SegmentKey, number>();
  const stamps = await stampsBefore(index, journal, fetch);
  const isAgain = await attemptedBefore(index, header.segments, fetch);
  const edits = editsBySegment(journal, recoveredAt, stamps, (key, operation, outcome, member) => {
    const again = isAgain(key, operation, member);
    record.add(key, { operation, again, outcome: OUTCOMES[outcome], member });
    if (outcome === 'accepted') answered.add(key);
    const isDone = operation === 'ADD' && !again && outcome !== 'rejected';
    if (isDone) added.set(key, (added.get(key) ?? 0) + 1);
    const hasLeft = operation === 'REMOVE' && !again && outcome !== 'rejected';
    if (hasLeft) left.set(key, (left.get(key) ?? 0) + 1);
  });
  for (const { key, due = 0 } of header.segments) {
    record.announce(key, Math.min(due, left.get(key) ?? 0));
  }
  const before = entriesIn(index, header.segments);
  const updates: SegmentUpdate[] = header.segments.map((segment) => ({
    ...segment,
    ...leftOfFirstFill(segment, added.get(segment.key) ?? 0),
    ...leftOfAnnounced(segment, before, left.get(segment.key) ?? 0),
    created: null,
    used: edits.has(segment.key) ? keysOf(segment.ids) : [],
    taken: answered.has(segment.key) ? keysOf(segment.ids) : [],
    edits: edits.get(segment.key) ?? [],
  }));
  const options = { now: header.startedAt, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = await foldUpdates(index, place(index, updates), fetch, options);
  const { apply, startedAt, provenance } = header;
  const next: LockIndex = {
    ...index,
    serial: index.serial + 1,
    binding: bindingAfter(index, journal, folded.segments),
    written: { apply, at: recoveredAt, commit: provenance.commit },
    applying: null,
    segments: withoutEmpty(folded.segments),
    nextSegment: folded.nextSegment,
    usedWaivers: withSpent(index, isCompleted(journal) ? (header.spends ?? []) : [], recoveredAt),
  };
  const { sealed, stopped } = journal;
  const why = stopped === undefined ? {} : { stopped };
  const about = { apply, startedAt, endedAt: recoveredAt, recovered: !sealed, ...why };
  const recorded = record.finish(before, next, {
    ...about,
    ...provenance,
  });
  return { index: recorded.index, files: { chunks: folded.chunks, parts: recorded.files } };
}

/** What was rejected or not sent at all is left; what is unclear may be there, and is not new. */
function leftOfFirstFill({ firstFill }: JournalSegment, added: number) {
  return firstFill === undefined ? {} : { firstFill: Math.max(0, firstFill - added) };
}

/** Where not all that was due has left, the rest is still due, so what was announced stays. */
function leftOfAnnounced(
  { key, announced, due = 0 }: JournalSegment,
  before: (key: SegmentKey) => SegmentEntry,
  left: number,
): Pick<SegmentUpdate, 'announced'> {
  if (announced === undefined || left >= due) return {};
  return { announced: afterSome(announcedOf(before(key)), announced, left) };
}

/**
 * A typo in the account ID, or a wrong region, answers 401 to everything. Then the lock is nobody's
 * again, unless something unclear may be in that account. Whoever accepted a request is the right one.
 */
function bindingAfter(
  index: LockIndex,
  { header, outcomes, credentials }: Journal,
  segments: ReadonlyMap<SegmentKey, SegmentEntry>,
): Binding | null {
  const binding = boundTo(index, header);
  const isAccepted = outcomes.some(({ outcome }) => outcome.kind === 'accepted');
  if (isAccepted || credentials === 'accepted') return { ...binding, isConfirmed: true };
  if (credentials !== 'refused' || binding.isConfirmed) return binding;
  return [...segments.values()].some(mayBeThere) ? binding : null;
}

function mayBeThere({ unconfirmed, unsettled, created }: SegmentEntry): boolean {
  return unconfirmed + unsettled > 0 || created !== 'no';
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
async function attemptedBefore(
  index: LockIndex,
  segments: Journal['header']['segments'],
  fetch: FetchChunks,
): Promise<(key: SegmentKey, operation: Operation, member: Member) => boolean> {
  const attempted = new Map<SegmentKey, ReadonlySet<string>>();
  for (const { key, ids } of segments) {
    const match = findEntry(index, ids);
    if (match.kind !== 'found' || match.entry.unconfirmed === 0) continue;
    const found = await unconfirmedIn(match.entry, fetch);
    const names = found.map(({ operation, member }) => changeId(operation, member));
    attempted.set(key, new Set(names));
  }
  return (key, operation, member) => attempted.get(key)?.has(changeId(operation, member)) ?? false;
}

function changeId(operation: Operation, member: Member): string {
  return `${operation} ${nameOf(member)}`;
}

/** An entry that remembers nothing is not worth a line. One under which something was sent stays. */
function withoutEmpty(
  segments: ReadonlyMap<SegmentKey, SegmentEntry>,
): ReadonlyMap<SegmentKey, SegmentEntry> {
  return new Map(
    [...segments].filter(
      ([, { chunks, lists, created, blocked, used }]) =>
        used.length + chunks.length + lists.length > 0 || created !== 'no' || blocked !== null,
    ),
  );
}

/** Whether nothing of the plan is left: all was sent, and nothing was rejected. */
function isCompleted(journal: Journal): boolean {
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  let isDone = reach === journal.batches.length;
  visitOutcomes(journal.batches, journal.outcomes, (_, outcome) => {
    if (outcome === null ? journal.sealed : outcome.kind === 'rejected') isDone = false;
  });
  return isDone;
}

type Edits = Map<SegmentKey, MemberEdit[]>;

/** Told of every change that may have been sent. */
type OnChange = (
  key: SegmentKey,
  operation: Operation,
  outcome: ChangeOutcome['kind'],
  member: Member,
) => void;

/** By segment, who may be the same user as someone with an attempt that may still land. */
type StampsBySegment = Map<SegmentKey, UserStamps>;

async function stampsBefore(
  index: LockIndex,
  { header }: Journal,
  fetch: FetchChunks,
): Promise<StampsBySegment> {
  const stamps: StampsBySegment = new Map();
  for (const { key, ids } of header.segments) {
    const match = findEntry(index, ids);
    if (match.kind !== 'found' || match.entry.unsettled === 0) continue;
    stampsOf(stamps, key).addFrom(await stampsIn(match.entry, fetch), header.startedAt);
  }
  return stamps;
}

function stampsOf(stamps: StampsBySegment, key: SegmentKey): UserStamps {
  const known = stamps.get(key) ?? new UserStamps();
  stamps.set(key, known);
  return known;
}

function editsBySegment(
  journal: Journal,
  recoveredAt: number,
  stamps: StampsBySegment,
  onChange: OnChange,
): Edits {
  const edits: Edits = new Map();
  const leaves: [Batch, ChangeOutcome][] = [];
  const unrecorded: ChangeOutcome | null = journal.sealed
    ? null
    : { kind: 'ambiguous', ambiguousAt: Math.max(recoveredAt, journal.sendsUntil ?? 0) };
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  visitOutcomes(journal.batches.slice(0, reach), journal.outcomes, (leaf, recorded) => {
    const outcome = recorded ?? unrecorded;
    if (outcome === null) return;
    leaves.push([leaf, outcome]);
    if (outcome.kind !== 'rejected' && outcome.ambiguousAt !== null) addStamps(stamps, leaf);
  });
  for (const [leaf, outcome] of leaves) {
    addEdits(edits, leaf, outcome, journal, stamps);
    tellChanges(leaf, outcome, onChange);
  }
  return edits;
}

function addStamps(stamps: StampsBySegment, { entries }: Batch): void {
  for (const { members, actions } of entries) {
    for (const { key } of actions) {
      for (const member of members) stampsOf(stamps, key).add(member);
    }
  }
}

function addEdits(
  edits: Edits,
  batch: Batch,
  outcome: ChangeOutcome,
  journal: Journal,
  stamps: StampsBySegment,
): void {
  const { startedAt, settleMs } = journal.header;
  const editFor = (operation: Operation, others: boolean): MemberEdit['edit'] => {
    return (previous) => afterChange(previous, operation, outcome, startedAt, settleMs, others);
  };
  const alone = { ADD: editFor('ADD', false), REMOVE: editFor('REMOVE', false) };
  const waiting = { ADD: editFor('ADD', true), REMOVE: alone.REMOVE };
  for (const { members, actions } of batch.entries) {
    for (const { key, operation } of actions) {
      const list = edits.get(key) ?? [];
      const hasOther = (member: Member) => stamps.get(key)?.hasOther(member) === true;
      for (const member of members) {
        list.push({ member, edit: (hasOther(member) ? waiting : alone)[operation] });
      }
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
