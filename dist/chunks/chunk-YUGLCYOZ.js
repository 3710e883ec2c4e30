import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  RecordBuilder,
  afterChange,
  findEntry,
  foldUpdates,
  parseChunk
} from "./chunk-KCBEDEXJ.js";
import {
  nameOf
} from "./chunk-KLHERKXW.js";
import {
  NOTHING,
  asCode,
  asPath,
  failure,
  say
} from "./chunk-XHNRTQN2.js";

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

// src/lock/fold-journal.ts
function foldJournal(store, index, journal, recoveredAt) {
  const next = journalFolded(index, journal, store.readChunk, recoveredAt);
  store.commit(next.index, next.files);
  store.dropJournal();
  return next.index;
}
function journalFolded(index, journal, readChunk, recoveredAt) {
  const { header } = journal;
  const record = new RecordBuilder(index.serial + 1);
  const isAgain = attemptedBefore(index, header.segments, readChunk);
  const edits = editsBySegment(journal, recoveredAt, (key, operation, outcome, member) => {
    const again = isAgain(key, operation, member);
    record.add(key, { operation, again, outcome: OUTCOMES[outcome], member });
  });
  const updates = header.segments.map((segment) => ({
    ...segment,
    created: null,
    edits: edits.get(segment.key) ?? []
  }));
  const options = { now: header.startedAt, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = foldUpdates(index, updates, readChunk, options);
  const { account, origin, apply, startedAt, provenance } = header;
  const next = {
    ...index,
    serial: index.serial + 1,
    account,
    origin,
    written: { apply, at: recoveredAt, commit: provenance.commit },
    applying: null,
    segments: withoutEmpty(folded.segments)
  };
  const about = { apply, startedAt, endedAt: recoveredAt, recovered: !journal.sealed };
  const recorded = record.finish(entriesIn(index, header.segments), next, {
    ...about,
    ...provenance
  });
  return { index: recorded.index, files: new Map([...folded.chunks, ...recorded.files]) };
}
var OUTCOMES = { accepted: "accepted", rejected: "rejected", ambiguous: "unconfirmed" };
function entriesIn(index, segments) {
  const idsOf = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const match = findEntry(index, idsOf.get(key) ?? {});
    return match.kind === "found" ? match.entry : EMPTY_ENTRY;
  };
}
function attemptedBefore(index, segments, readChunk) {
  const unconfirmed = /* @__PURE__ */ new Map();
  for (const { key, ids } of segments) {
    const match = findEntry(index, ids);
    if (match.kind !== "found" || match.entry.unconfirmed === 0) continue;
    const found = match.entry.chunks.flatMap(
      (ref) => readChunk(ref).unconfirmed.map(({ operation, member }) => changeId(operation, member))
    );
    unconfirmed.set(key, new Set(found));
  }
  return (key, operation, member) => unconfirmed.get(key)?.has(changeId(operation, member)) ?? false;
}
function changeId(operation, member) {
  return `${operation} ${nameOf(member)}`;
}
function withoutEmpty(segments) {
  return new Map(
    [...segments].filter(
      ([, { chunks, lists, created, blocked }]) => chunks.length > 0 || lists.length > 0 || created !== "no" || blocked !== null
    )
  );
}
function editsBySegment(journal, recoveredAt, onChange) {
  const edits = /* @__PURE__ */ new Map();
  const unrecorded = journal.sealed ? null : { kind: "ambiguous", ambiguousAt: recoveredAt };
  const byBatch = outcomesByBatch(journal.outcomes);
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  for (const [number, batch] of journal.batches.slice(0, reach).entries()) {
    visitLeaves(batch, "", byBatch.get(number) ?? NONE, (leaf, recorded) => {
      const outcome = recorded ?? unrecorded;
      if (outcome === null) return;
      addEdits(edits, leaf, outcome, journal);
      tellChanges(leaf, outcome, onChange);
    });
  }
  return edits;
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
function addEdits(edits, batch, outcome, journal) {
  const { startedAt, settleMs } = journal.header;
  const editFor = (operation) => {
    return (previous) => afterChange(previous, operation, outcome, startedAt, settleMs);
  };
  const byOperation = { ADD: editFor("ADD"), REMOVE: editFor("REMOVE") };
  for (const { members, actions } of batch.entries) {
    for (const { key, operation } of actions) {
      const list = edits.get(key) ?? [];
      for (const member of members) list.push({ member, edit: byOperation[operation] });
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

// src/lock/recover.ts
function inspectJournal(store, index) {
  const journal = store.readJournal();
  if (journal === null) {
    if (index.applying !== null) throw journalMissing(store, index.applying);
    return { kind: store.hasJournal() ? "spent" : "none" };
  }
  const { lineage, baseSerial, apply } = journal.header;
  const marked = index.applying === null || index.applying === apply;
  if (lineage === index.lineage && baseSerial === index.serial && marked) {
    const untouched = index.applying === null && journal.intended === 0;
    return untouched ? { kind: "spent" } : { kind: "unfolded", journal };
  }
  if (index.applying === null && index.written?.apply === apply) return { kind: "spent" };
  throw failure(
    "journal-of-another-lock",
    say`the journal is of apply ${asCode(apply)} on serial ${baseSerial}, but the lockfile is at serial ${index.serial}${markOf(index)}`,
    say`Nothing was sent. Restore the lockfile and its folder together, both from the same moment.`
  );
}
function markOf({ applying }) {
  return applying === null ? NOTHING : say`, in apply ${asCode(applying)}`;
}
function journalMissing(store, apply) {
  return failure(
    "journal-missing",
    say`the lockfile says that apply ${asCode(apply)} is under way, but its journal is missing`,
    say`Nothing was sent now. Restore ${asPath(`${store.name}.d/journal`)}: it lists what was sent before.`
  );
}
function recover(store, now) {
  const index = store.read();
  const leftover = inspectJournal(store, index);
  if (leftover.kind === "spent") store.dropJournal();
  if (leftover.kind !== "unfolded") return { index, recovered: false };
  return { index: foldJournal(store, index, leftover.journal, now), recovered: true };
}
function underLease(store, now, work) {
  const lease = store.takeLease(now);
  try {
    return work(recover(store, now));
  } finally {
    lease.release();
  }
}
function readLock(store, now) {
  const index = store.read();
  const { readChunk, readPart } = store;
  const leftover = inspectJournal(store, index);
  if (leftover.kind !== "unfolded") return { index, readChunk, readPart, cutOff: false };
  const folded = journalFolded(index, leftover.journal, readChunk, now);
  return {
    index: folded.index,
    readChunk: (ref) => {
      const bytes = folded.files.get(ref.file);
      return bytes === void 0 ? readChunk(ref) : parseChunk(bytes, ref.file, ref.sha256);
    },
    readPart: (file, sha256) => {
      const bytes = folded.files.get(file);
      return bytes === void 0 ? readPart(file, sha256) : Buffer.from(bytes);
    },
    cutOff: true
  };
}

export {
  splitBatch,
  countChanges,
  foldJournal,
  journalFolded,
  entriesIn,
  recover,
  underLease,
  readLock
};
