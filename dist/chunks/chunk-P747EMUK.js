import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  MAX_CHUNK_BYTES,
  afterChange,
  foldUpdates,
  parseChunk
} from "./chunk-2CEBSWHE.js";
import {
  failure
} from "./chunk-V42TK5PS.js";

// src/apply/split.ts
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
function changesIn(batch) {
  return batch.entries.reduce((sum, entry) => sum + entry.members.length * entry.actions.length, 0);
}

// src/apply/fold-journal.ts
function foldJournal(store, index, journal, recoveredAt) {
  const next = journalFolded(index, journal, store.readChunk, recoveredAt);
  store.commit(next.index, next.chunks);
  store.dropJournal();
  return next.index;
}
function journalFolded(index, journal, readChunk, recoveredAt) {
  const { header } = journal;
  const edits = editsBySegment(journal, recoveredAt);
  const updates = header.segments.map(({ key, ids, lists }) => ({
    key,
    ids,
    lists,
    created: null,
    edits: edits.get(key) ?? []
  }));
  const options = { now: header.startedAt, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = foldUpdates(index, updates, readChunk, options);
  const next = {
    ...index,
    serial: index.serial + 1,
    account: header.account,
    origin: header.origin,
    written: { apply: header.apply, at: recoveredAt, commit: header.commit },
    applying: null,
    segments: withoutEmpty(folded.segments)
  };
  return { index: next, chunks: folded.chunks };
}
function withoutEmpty(segments) {
  return new Map(
    [...segments].filter(
      ([, { chunks, lists, created, blocked }]) => chunks.length > 0 || lists.length > 0 || created !== "no" || blocked !== null
    )
  );
}
function editsBySegment(journal, recoveredAt) {
  const edits = /* @__PURE__ */ new Map();
  const unrecorded = journal.sealed ? null : { kind: "ambiguous", ambiguousAt: recoveredAt };
  const byBatch = outcomesByBatch(journal.outcomes);
  const reach = journal.sealed ? journal.batches.length : journal.intended;
  for (const [number, batch] of journal.batches.slice(0, reach).entries()) {
    visitLeaves(batch, "", byBatch.get(number) ?? NONE, (leaf, recorded) => {
      const outcome = recorded ?? unrecorded;
      if (outcome !== null) addEdits(edits, leaf, outcome, journal);
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

// src/apply/recover.ts
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
    `the journal is of apply ${apply} on serial ${baseSerial}, the lock is at serial ${index.serial} (apply: ${index.applying ?? "none"})`,
    "Restore the lock and its folder together from the same moment. Nothing was sent."
  );
}
function journalMissing(store, apply) {
  return failure(
    "journal-missing",
    `the lock says that apply ${apply} is under way, but its journal is gone`,
    `Restore ${store.name}.d/journal: it says what was sent. Nothing was sent now.`
  );
}
function recover(store, now) {
  const index = store.read();
  const leftover = inspectJournal(store, index);
  if (leftover.kind === "spent") store.dropJournal();
  if (leftover.kind !== "unfolded") return { index, recovered: false };
  return { index: foldJournal(store, index, leftover.journal, now), recovered: true };
}
function readLock(store, now) {
  const index = store.read();
  const leftover = inspectJournal(store, index);
  if (leftover.kind !== "unfolded") return { index, readChunk: store.readChunk, cutOff: false };
  const folded = journalFolded(index, leftover.journal, store.readChunk, now);
  const readChunk = (ref) => {
    const bytes = folded.chunks.get(ref.file);
    return bytes === void 0 ? store.readChunk(ref) : parseChunk(bytes, ref.file, ref.sha256);
  };
  return { index: folded.index, readChunk, cutOff: true };
}

export {
  splitBatch,
  changesIn,
  foldJournal,
  recover,
  readLock
};
