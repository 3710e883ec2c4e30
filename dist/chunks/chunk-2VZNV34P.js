import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  NO_FILES,
  RecordBuilder,
  UserStamps,
  afterChange,
  afterSome,
  announcedOf,
  appliedCommit,
  boundTo,
  findEntry,
  foldUpdates,
  hasMoved,
  idsOf,
  isSince,
  keysOf,
  nameOf,
  overlaid,
  ownedBy,
  ownersAmong,
  stampsIn,
  unconfirmedIn,
  withSpent
} from "./chunk-F2IHCJ47.js";
import {
  Failure,
  NOTHING,
  asCode,
  asCommand,
  duration,
  failure,
  failureCode,
  moment,
  say
} from "./chunk-I3YRI3NT.js";

// src/lock/lock-time.ts
var MAX_SKEW_MS = 6e4;
function fromFuture({ written }, now) {
  const aheadMs = written === null ? 0 : written.at - now;
  if (written === null || aheadMs <= MAX_SKEW_MS) return null;
  return failure(
    "lock-from-future",
    say`the lockfile was written at ${moment(written.at)}, which is ${duration(aheadMs)} after the time of this machine`,
    say`Nothing was sent. Check the clock of this machine. If it is right, re-base the lockfile: ${asCommand("segops lock rebase-clock")}`
  );
}
function stampTime(index, now) {
  const wrong = fromFuture(index, now);
  if (wrong !== null) throw wrong;
  return Math.max(now, index.written?.at ?? now);
}

// src/lock/split-batch.ts
function splitBatch(batch) {
  const { entries } = batch;
  if (entries.length > 1) {
    const [left, right] = halves(entries);
    return [{ entries: left }, { entries: right }];
  }
  const [entry] = entries;
  const parts = entry === void 0 ? null : splitEntry(entry);
  return parts === null ? null : [{ entries: [parts[0]] }, { entries: [parts[1]] }];
}
function splitEntry({ members, actions }) {
  if (members.length > 1) {
    const [left, right] = halves(members);
    return [
      { members: left, actions },
      { members: right, actions }
    ];
  }
  if (actions.length > 1) {
    const [left, right] = halves(actions);
    return [
      { members, actions: left },
      { members, actions: right }
    ];
  }
  return null;
}
function halves(values) {
  const middle = Math.ceil(values.length / 2);
  return [values.slice(0, middle), values.slice(middle)];
}
function countChanges(batch) {
  return batch.entries.reduce((sum, entry) => sum + entry.members.length * entry.actions.length, 0);
}

// src/lock/leaf-outcomes.ts
function visitOutcomes(batches, outcomes, visit) {
  const byBatch = outcomesByBatch(outcomes);
  for (const [number, batch] of batches.entries()) {
    visitLeaves(batch, "", byBatch.get(number) ?? NONE, visit);
  }
}
var NONE = /* @__PURE__ */ new Map();
function outcomesByBatch(outcomes) {
  const byBatch = /* @__PURE__ */ new Map();
  for (const { leaf, outcome } of outcomes) {
    const byPath = byBatch.get(leaf.batch) ?? /* @__PURE__ */ new Map();
    byPath.set(leaf.path, outcome);
    byBatch.set(leaf.batch, byPath);
  }
  return byBatch;
}
function visitLeaves(batch, path, outcomes, visit) {
  const own = outcomes.get(path);
  const wasSplit = own === void 0 && [...outcomes.keys()].some((other) => other.startsWith(path));
  const halves2 = wasSplit ? splitBatch(batch) : null;
  if (halves2 === null) {
    visit(batch, own ?? null);
    return;
  }
  visitLeaves(halves2[0], `${path}0`, outcomes, visit);
  visitLeaves(halves2[1], `${path}1`, outcomes, visit);
}

// src/lock/fold-journal.ts
async function foldJournal(store, index, journal, recoveredAt, fold = journalFolded) {
  const next = await fold(index, journal, store.fetchChunks, recoveredAt);
  const folded = await store.swap(next.index, next.files);
  await store.dropJournal(journal.header.apply);
  return folded;
}
async function journalFolded(index, journal, fetch, recoveredAt, place = (_, updates) => updates) {
  const { header } = journal;
  const record = new RecordBuilder(index.serial + 1);
  const answered = /* @__PURE__ */ new Set();
  const added = /* @__PURE__ */ new Map();
  const left = /* @__PURE__ */ new Map();
  const stamps = await stampsBefore(index, journal, fetch);
  const isAgain = await attemptedBefore(index, header.segments, fetch);
  const edits = editsBySegment(journal, recoveredAt, stamps, (key, operation, outcome, member) => {
    const again = isAgain(key, operation, member);
    record.add(key, { operation, again, outcome: OUTCOMES[outcome], member });
    if (outcome === "accepted") answered.add(key);
    const isDone = operation === "ADD" && !again && outcome !== "rejected";
    if (isDone) added.set(key, (added.get(key) ?? 0) + 1);
    const hasLeft = operation === "REMOVE" && !again && outcome !== "rejected";
    if (hasLeft) left.set(key, (left.get(key) ?? 0) + 1);
  });
  for (const { key, due = 0 } of header.segments) {
    record.announce(key, Math.min(due, left.get(key) ?? 0));
  }
  const before = entriesIn(index, header.segments);
  const updates = header.segments.map((segment) => ({
    ...segment,
    ...leftOfFirstFill(segment, added.get(segment.key) ?? 0),
    ...leftOfAnnounced(segment, before, left.get(segment.key) ?? 0),
    created: null,
    used: edits.has(segment.key) ? keysOf(segment.ids) : [],
    taken: answered.has(segment.key) ? keysOf(segment.ids) : [],
    edits: edits.get(segment.key) ?? []
  }));
  const options = { now: header.startedAt, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = await foldUpdates(index, place(index, updates), fetch, options);
  const { apply, startedAt, provenance } = header;
  const next = {
    ...index,
    serial: index.serial + 1,
    binding: bindingAfter(index, journal, folded.segments),
    written: { apply, at: recoveredAt, commit: provenance.commit },
    applying: null,
    segments: withoutEmpty(folded.segments),
    nextSegment: folded.nextSegment,
    usedWaivers: withSpent(index, isCompleted(journal) ? header.spends ?? [] : [], recoveredAt)
  };
  const { sealed, stopped } = journal;
  const why = stopped === void 0 ? {} : { stopped };
  const about = { apply, startedAt, endedAt: recoveredAt, recovered: !sealed, ...why };
  const recorded = record.finish(before, next, {
    ...about,
    ...provenance
  });
  return { index: recorded.index, files: { chunks: folded.chunks, parts: recorded.files } };
}
function leftOfFirstFill({ firstFill }, added) {
  return firstFill === void 0 ? {} : { firstFill: Math.max(0, firstFill - added) };
}
function leftOfAnnounced({ key, announced, due = 0 }, before, left) {
  if (announced === void 0 || left >= due) return {};
  return { announced: afterSome(announcedOf(before(key)), announced, left) };
}
function bindingAfter(index, { header, outcomes, credentials }, segments) {
  const binding = boundTo(index, header);
  const isAccepted = outcomes.some(({ outcome }) => outcome.kind === "accepted");
  if (isAccepted || credentials === "accepted") return { ...binding, isConfirmed: true };
  if (credentials !== "refused" || binding.isConfirmed) return binding;
  return [...segments.values()].some(mayBeThere) ? binding : null;
}
function mayBeThere({ unconfirmed, unsettled, created }) {
  return unconfirmed + unsettled > 0 || created !== "no";
}
var OUTCOMES = { accepted: "accepted", rejected: "rejected", ambiguous: "unconfirmed" };
function entriesIn(index, segments) {
  const idsOf2 = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const match = findEntry(index, idsOf2.get(key) ?? {});
    return match.kind === "found" ? match.entry : EMPTY_ENTRY;
  };
}
async function attemptedBefore(index, segments, fetch) {
  const attempted = /* @__PURE__ */ new Map();
  for (const { key, ids } of segments) {
    const match = findEntry(index, ids);
    if (match.kind !== "found" || match.entry.unconfirmed === 0) continue;
    const found = await unconfirmedIn(match.entry, fetch);
    const names = found.map(({ operation, member }) => changeId(operation, member));
    attempted.set(key, new Set(names));
  }
  return (key, operation, member) => attempted.get(key)?.has(changeId(operation, member)) ?? false;
}
function changeId(operation, member) {
  return `${operation} ${nameOf(member)}`;
}
function withoutEmpty(segments) {
  return new Map(
    [...segments].filter(
      ([, { chunks, lists, created, blocked, used }]) => used.length + chunks.length + lists.length > 0 || created !== "no" || blocked !== null
    )
  );
}
function isCompleted(journal) {
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  let isDone = reach === journal.batches.length;
  visitOutcomes(journal.batches, journal.outcomes, (_, outcome) => {
    if (outcome === null ? journal.sealed : outcome.kind === "rejected") isDone = false;
  });
  return isDone;
}
async function stampsBefore(index, { header }, fetch) {
  const stamps = /* @__PURE__ */ new Map();
  for (const { key, ids } of header.segments) {
    const match = findEntry(index, ids);
    if (match.kind !== "found" || match.entry.unsettled === 0) continue;
    stampsOf(stamps, key).addFrom(await stampsIn(match.entry, fetch), header.startedAt);
  }
  return stamps;
}
function stampsOf(stamps, key) {
  const known = stamps.get(key) ?? new UserStamps();
  stamps.set(key, known);
  return known;
}
function editsBySegment(journal, recoveredAt, stamps, onChange) {
  const edits = /* @__PURE__ */ new Map();
  const leaves = [];
  const unrecorded = journal.sealed ? null : { kind: "ambiguous", ambiguousAt: Math.max(recoveredAt, journal.sendsUntil ?? 0) };
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  visitOutcomes(journal.batches.slice(0, reach), journal.outcomes, (leaf, recorded) => {
    const outcome = recorded ?? unrecorded;
    if (outcome === null) return;
    leaves.push([leaf, outcome]);
    if (outcome.kind !== "rejected" && outcome.ambiguousAt !== null) addStamps(stamps, leaf);
  });
  for (const [leaf, outcome] of leaves) {
    addEdits(edits, leaf, outcome, journal, stamps);
    tellChanges(leaf, outcome, onChange);
  }
  return edits;
}
function addStamps(stamps, { entries }) {
  for (const { members, actions } of entries) {
    for (const { key } of actions) {
      for (const member of members) stampsOf(stamps, key).add(member);
    }
  }
}
function addEdits(edits, batch, outcome, journal, stamps) {
  const { startedAt, settleMs } = journal.header;
  const editFor = (operation, others) => {
    return (previous) => afterChange(previous, operation, outcome, startedAt, settleMs, others);
  };
  const alone = { ADD: editFor("ADD", false), REMOVE: editFor("REMOVE", false) };
  const waiting = { ADD: editFor("ADD", true), REMOVE: alone.REMOVE };
  for (const { members, actions } of batch.entries) {
    for (const { key, operation } of actions) {
      const list = edits.get(key) ?? [];
      const hasOther = (member) => stamps.get(key)?.hasOther(member) === true;
      for (const member of members) {
        list.push({ member, edit: (hasOther(member) ? waiting : alone)[operation] });
      }
      edits.set(key, list);
    }
  }
}
function tellChanges(batch, { kind }, onChange) {
  for (const { members, actions } of batch.entries) {
    for (const { key, operation } of actions) {
      for (const member of members) onChange(key, operation, kind, member);
    }
  }
}

// src/lock/late-updates.ts
function lateUpdates({ segments }, updates) {
  const byEntry = /* @__PURE__ */ new Map();
  for (const update of updates) {
    const owners = ownersAmong(segments, keysOf(update.ids));
    if (owners.length === 0) byEntry.set(update.key, update);
    for (const [key, entry] of owners) {
      byEntry.set(key, onEntry(key, entry, update, byEntry.get(key)));
    }
  }
  return [...byEntry.values()];
}
function onEntry(key, entry, update, before) {
  const owned = ownedBy(entry);
  const sent = (update.used ?? []).filter((id) => owned.has(id));
  return {
    key,
    ids: idsOf(entry),
    lists: entry.lists,
    created: null,
    used: [...before?.used ?? [], ...sent],
    edits: oneForEach([...before?.edits ?? [], ...update.edits])
  };
}
function oneForEach(edits) {
  const byName = /* @__PURE__ */ new Map();
  for (const edit of edits) {
    const first = byName.get(nameOf(edit.member));
    const both = (previous) => edit.edit(first === void 0 ? previous : first.edit(previous));
    byName.set(nameOf(edit.member), { member: edit.member, edit: both });
  }
  return [...byName.values()];
}

// src/lock/record-result.ts
var TRIES = 5;
async function recordResult(store, journal, now) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await foldOnto(store, await store.read(), journal, now());
    } catch (error) {
      if (error instanceof Failure && UNUSABLE.test(failureCode(error) ?? "")) {
        throw notRecorded(error);
      }
      if (failureCode(error) !== "lock-moved") throw error;
      if (attempt === TRIES) throw keepsMoving();
    }
  }
}
var UNUSABLE = /^lock-(lost|older|elsewhere|tracked|is-link|damaged)$/;
function notRecorded({ problems }) {
  return failure(
    "result-not-recorded",
    problems[0]?.message ?? say`the lockfile cannot be used`,
    say`What was sent is in the journal, and the next apply records it. Restore the lockfile first: ${asCommand("segops lock restore")}`,
    { exitCode: 4 }
  );
}
function keepsMoving() {
  return failure(
    "result-not-recorded",
    say`other runs changed the lockfile ${TRIES} times while this run wrote its result`,
    say`What was meant to be sent counts as unconfirmed. Send it again: ${asCommand("segops apply")}`,
    { exitCode: 4 }
  );
}
async function foldOnto(store, index, journal, now) {
  const { apply, base } = journal.header;
  if (index.applying?.apply === apply) return foldJournal(store, index, journal, now);
  if (!isSince(index, base)) throw lostGround();
  const folded = await lateFolded(index, journal, store.fetchChunks, now);
  if (index.applying === null) return store.swap(folded.index, folded.files);
  const { segments, nextSegment, usedWaivers } = folded.index;
  const { chunks } = folded.files;
  return store.swap({ ...index, segments, nextSegment, usedWaivers }, { ...NO_FILES, chunks });
}
async function lateFolded(index, journal, fetch, now) {
  const late = allUnconfirmed(journal, now);
  const { index: next, files } = await journalFolded(index, late, fetch, now, lateUpdates);
  const commit = appliedCommit(index) ?? appliedCommit(next);
  const written = next.written === null ? null : { ...next.written, commit };
  return { index: { ...next, written }, files };
}
function lostGround() {
  return failure(
    "result-not-recorded",
    say`the lockfile was replaced by one that does not come after the one that this apply began with`,
    say`What was sent is in the account, and not in that lockfile. Restore it: ${asCommand("segops lock restore")}`,
    { exitCode: 4 }
  );
}
function allUnconfirmed(journal, now) {
  return {
    ...journal,
    outcomes: journal.outcomes.map(({ leaf, outcome }) => ({
      leaf,
      outcome: outcome.kind === "rejected" ? outcome : { kind: "ambiguous", ambiguousAt: now }
    }))
  };
}

// src/lock/recover.ts
async function inspectJournal(store, index) {
  const marked = index.applying?.apply ?? null;
  const left = await store.readJournal(marked);
  if (marked !== null && (left?.journal ?? null) === null) throw journalMissing(marked);
  if (left === null) return { kind: "none" };
  const { apply, journal } = left;
  if (journal === null) return { kind: "spent", apply };
  const { lineage, base } = journal.header;
  if (lineage !== index.lineage || !isSince(index, base) || (marked ?? apply) !== apply) {
    throw journalOfAnother(journal, index);
  }
  if (index.history.some((record) => record.apply === apply)) return { kind: "spent", apply };
  const untouched = marked === null && journal.intended === 0;
  if (untouched) return { kind: "spent", apply };
  return { kind: "unfolded", journal, isAwaited: marked !== null };
}
function journalOfAnother({ header }, index) {
  return failure(
    "journal-of-another-lock",
    say`the journal is of apply ${asCode(header.apply)} on serial ${header.baseSerial}, which does not come before this lockfile at serial ${index.serial}${markOf(index)}`,
    say`Nothing was sent. Something put another lockfile in the place of the one that the journal belongs to. Bring that one back, of serial ${header.baseSerial} or later, from a backup or from the machine that has it.`
  );
}
function markOf({ applying }) {
  return applying === null ? NOTHING : say`, in apply ${asCode(applying.apply)}`;
}
function journalMissing(apply) {
  return failure(
    "journal-missing",
    say`the lockfile says that apply ${asCode(apply)} is under way, but its journal is missing`,
    say`Nothing was sent now. If the journal is lost, give it up: ${asCommand("segops lock forget-journal")}`
  );
}
async function recover(store, now) {
  const index = stillHere(await store.read());
  const leftover = await inspectJournal(store, index);
  if (leftover.kind === "spent") {
    await store.dropJournal(leftover.apply);
    return recover(store, now);
  }
  if (leftover.kind !== "unfolded") return { index, recovered: false };
  const at = stampTime(index, await now());
  const { journal } = leftover;
  return {
    index: await foldJournal(store, index, journal, at, foldOf(leftover)),
    recovered: true
  };
}
function foldOf({ isAwaited }) {
  return isAwaited ? journalFolded : lateFolded;
}
function stillHere(index) {
  if (index.movedTo === null) return index;
  throw hasMoved(index.movedTo, index.lineage);
}
async function underLease(store, now, work) {
  const lease = await store.takeLease(Date.now());
  try {
    const { index, recovered } = await recover(store, now);
    return await work(index, stampTime(index, Date.now()), recovered);
  } finally {
    await lease.release();
  }
}
async function readLock(store, now) {
  const index = stillHere(await store.read());
  const { fetchChunks, readPart } = store;
  const leftover = await inspectJournal(store, index);
  if (leftover.kind !== "unfolded")
    return { index, stored: index, fetchChunks, readPart, unrecorded: null };
  const folded = await foldOf(leftover)(index, leftover.journal, fetchChunks, now);
  const { chunks, parts } = folded.files;
  return {
    index: folded.index,
    stored: index,
    fetchChunks: overlaid(fetchChunks, chunks),
    readPart: async (file, sha256) => {
      const bytes = parts.get(file);
      return bytes === void 0 ? readPart(file, sha256) : Buffer.from(bytes);
    },
    unrecorded: leftover.journal.header.apply
  };
}

export {
  splitBatch,
  countChanges,
  visitOutcomes,
  journalFolded,
  entriesIn,
  MAX_SKEW_MS,
  fromFuture,
  stampTime,
  recordResult,
  allUnconfirmed,
  inspectJournal,
  journalMissing,
  recover,
  stillHere,
  underLease,
  readLock
};
