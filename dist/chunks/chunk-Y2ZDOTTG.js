import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  foldJournal,
  journalFolded
} from "./chunk-6GSYNRHA.js";
import {
  NO_FILES
} from "./chunk-EU2KASEU.js";
import {
  idsOf,
  isSince,
  keysOf,
  nameOf,
  ownedBy,
  ownersAmong
} from "./chunk-TCM6T63Z.js";
import {
  Failure,
  asCommand,
  failure,
  failureCode,
  say
} from "./chunk-I3YRI3NT.js";

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
  const late = allUnconfirmed(journal, now);
  const folded = await journalFolded(index, late, store.fetchChunks, now, lateUpdates);
  if (index.applying === null) return store.swap(folded.index, folded.files);
  const { segments, nextSegment, usedWaivers } = folded.index;
  const { chunks } = folded.files;
  return store.swap({ ...index, segments, nextSegment, usedWaivers }, { ...NO_FILES, chunks });
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

export {
  recordResult,
  allUnconfirmed
};
