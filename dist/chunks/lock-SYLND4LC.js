import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  nothingToDo,
  unknownEntry,
  writtenBy
} from "./chunk-NKGXK2UL.js";
import {
  timeOf
} from "./chunk-ZZMI4N4C.js";
import "./chunk-RVGNAGAZ.js";
import {
  initLock
} from "./chunk-ALQDONQW.js";
import "./chunk-2EF4DDRH.js";
import {
  confirms
} from "./chunk-SBPYFVHS.js";
import "./chunk-QMTRONA3.js";
import {
  allUnconfirmed,
  fromFuture,
  inspectJournal,
  journalFolded,
  stampTime,
  underLease
} from "./chunk-2VZNV34P.js";
import {
  messageLines,
  messageText
} from "./chunk-OPC25PTJ.js";
import {
  WORKSPACE,
  cliCommand,
  cliGroup,
  needed,
  text,
  toggle
} from "./chunk-HWQPXGAV.js";
import {
  FileDesk,
  LockHome,
  branchMissing,
  checkReaders,
  commitFiles,
  commitMessage,
  commitNamed,
  commitOwned,
  configOf,
  digestIn,
  fetchBranch,
  fileLockPlace,
  filesReader,
  headCommit,
  headOf,
  indexEdits,
  isBranchName,
  isInHistory,
  isNewerFormat,
  isSame,
  isThere,
  joinedEntry,
  joinedMembers,
  journalAmong,
  knownHere,
  lacksAtomicPush,
  lineageOfFile,
  listTree,
  lookAt,
  membershipsOf,
  newestKnown,
  openLock,
  originOf,
  push,
  pushFailure,
  putShadowBack,
  readBlob,
  readObjects,
  refuseLinks,
  renderIndex,
  repositoryAt,
  shadowInDoubt,
  shadowOf,
  splitEntry,
  standingOf,
  storeOf,
  unreachable,
  upon,
  whereItIs,
  whyBackward,
  writeEntryFrom
} from "./chunk-IZEHMJH7.js";
import "./chunk-Z77BLT6X.js";
import {
  isLoopback
} from "./chunk-AZRYA54M.js";
import "./chunk-FKDK5XNF.js";
import {
  EMPTY_ENTRY,
  INDEX,
  MAX_CHUNK_BYTES,
  NO_FILES,
  appliedCommit,
  chunksNamed,
  declaredOf,
  describeOwner,
  digestName,
  digestOf,
  doubted,
  editEntry,
  emptyIndex,
  exclusionsUntil,
  filesOf,
  filesOfRecords,
  filterFile,
  filtersOf,
  findEntry,
  idsOf,
  idsOfKey,
  isProvablyAlive,
  isSince,
  keysOf,
  lockDamaged,
  neverMade,
  overlaid,
  ownedBy,
  ownersAmong,
  predecessorsOf,
  renderChunk,
  segmentId,
  shortDigest,
  stableFilterName,
  stableName,
  stampsIn,
  withChunks,
  withSpent
} from "./chunk-F2IHCJ47.js";
import "./chunk-QLBRRXQH.js";
import "./chunk-CM3TFJKA.js";
import "./chunk-S7QDTAJS.js";
import "./chunk-ISJ3FD7T.js";
import "./chunk-H4E72AQF.js";
import "./chunk-D4UHDB6F.js";
import {
  NOTHING,
  asCode,
  asCommand,
  asForeign,
  asKey,
  asLabel,
  asLines,
  asList,
  asPath,
  asValue,
  duration,
  failure,
  failureCode,
  moment,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/lock/accept-history.ts
async function acceptHistory(cwd, options, revision) {
  const config = configOf(cwd, options);
  if (config.lock.at.kind === "file") {
    return nothingToDo(
      say`The lockfile is a file of this machine: an apply from any commit continues it.`
    );
  }
  const store = storeOf(config, options);
  const commit = commitIn(repositoryAt(config.folder), config.folder, revision);
  const index = await store.read();
  const applied = appliedCommit(index);
  const shown = asCode(commit.slice(0, 12));
  if (applied === commit) return nothingToDo(say`Commit ${shown} is the last applied one already.`);
  const before = applied === null ? say`no commit` : say`commit ${asCode(applied.slice(0, 12))}`;
  return {
    will: [
      say`The lockfile will say that commit ${shown} was applied last. Now it says: ${before}.`,
      say`Then every commit with ${shown} in its history may be applied. Where people were removed after it, an apply may add them again.`
    ],
    question: say`Was the history rewritten, and is ${shown} as new as what was applied last?`,
    perform: () => underLease(store, timeOf(config, options), async (found, at) => {
      const { serial, written } = writtenBy("accept-history", found, at);
      const accepted = { ...written, commit };
      await store.swap({ ...found, serial, written: accepted }, NO_FILES);
      return say`Commit ${shown} is the last applied one now.`;
    })
  };
}
function commitIn(repository, folder, revision) {
  const head = repository === null ? null : headCommit(repository);
  if (repository === null || head === null) {
    throw failure(
      "no-such-commit",
      say`there is no commit in ${asPath(folder)}`,
      say`Nothing was changed. Run this in a clone of the repository.`
    );
  }
  const commit = commitNamed(repository, revision);
  if (commit !== null && isInHistory(repository, commit, head)) return commit;
  const why = commit === null ? asForeign("git knows no such commit here") : [", because it is not in the history of HEAD"];
  throw failure(
    "no-such-commit",
    say`${asValue(revision)} cannot be the last applied commit${why}`,
    say`Nothing was changed. Name HEAD or a commit in its history.`
  );
}

// src/lock/lost-journal.ts
async function withoutJournal(index, until, fetch) {
  const chunks = /* @__PURE__ */ new Map();
  let next = { ...index, applying: null };
  for (const key of index.applying?.segments ?? []) {
    const ids = idsOfKey(key);
    const match = findEntry(next, ids);
    const isNew = match.kind === "none";
    const before = isNew ? { ...EMPTY_ENTRY, id: segmentId(key, next.nextSegment) } : match.entry;
    const declared = { ...before, ...declaredOf(ids, before) };
    const used = [.../* @__PURE__ */ new Set([...declared.used, ...keysOf(idsOf(declared))])].sort();
    const known = (read) => sentAtRandom(before, read, until);
    const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
    const written = await writeEntryFrom(fetch, [before], { ...declared, used }, known, options);
    for (const [ref, bytes] of written.chunks) chunks.set(ref, bytes);
    next = withEntry(next, isNew ? key : match.key, written.entry, isNew);
  }
  return { index: next, chunks };
}
function withEntry(index, key, entry, isNew) {
  const segments = new Map(index.segments).set(key, entry);
  return { ...index, segments, nextSegment: index.nextSegment + (isNew ? 1 : 0) };
}
function* sentAtRandom(entry, read, until) {
  for (const { member, membership } of membershipsOf(entry, read)) {
    const { state, unsettled } = doubted(membership);
    yield { member, membership: { state, unsettled: bothUntil(unsettled, until) } };
  }
}
function bothUntil({ ADD, REMOVE }, until) {
  return { ADD: Math.max(ADD ?? 0, until), REMOVE: Math.max(REMOVE ?? 0, until) };
}

// src/app/lock/forget-journal.ts
async function forgetJournal(cwd, options) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const index = await store.read();
  const { applying } = index;
  if (applying === null) return nothingToDo(say`The lockfile waits for no journal.`);
  await checkLost(store, applying);
  return {
    will: [
      say`The lockfile gives up the journal of apply ${asCode(applying.apply)}. Nothing is sent.`,
      say`${sizeOf(index, applying)} of ${segmentsOf(applying)} will be unconfirmed. The next apply sends again what the manifests want of them.`,
      say`Members that the lost apply added for the first time, and that no manifest declares any more, cannot be known. They stay in the account.`
    ],
    question: say`Is the journal lost for good, and has that apply ended?`,
    perform: async () => {
      const time = timeOf(config, options);
      const lease = await store.takeLease(Date.now());
      try {
        const now = stampTime(index, await time());
        return await giveUp(store, applying, now, config.settleMs);
      } finally {
        await lease.release();
      }
    }
  };
}
async function giveUp(store, { apply }, now, settleMs) {
  const index = await store.read();
  const { applying } = index;
  if (applying?.apply !== apply) return say`Another run was first: nothing has changed.`;
  await checkLost(store, applying);
  const until = now + settleMs;
  const { index: next, chunks } = await withoutJournal(index, until, store.fetchChunks);
  const given = { ...next, ...writtenBy("forget", index, now) };
  await store.swap(given, { ...NO_FILES, chunks });
  await store.dropJournal(apply);
  return say`The journal is given up. ${sizeOf(next, applying)} of ${segmentsOf(applying)} are unconfirmed. Late requests of the lost apply may arrive until ${moment(until)}: what is sent before that is sent once more after it.`;
}
async function checkLost(store, { apply }) {
  const left = await store.readJournal(apply);
  if ((left?.journal ?? null) === null) return;
  throw failure(
    "journal-not-lost",
    say`the journal of apply ${asCode(apply)} is there`,
    say`Nothing has changed. The next apply recovers it: ${asCommand("segops apply")}`
  );
}
function segmentsOf({ segments }) {
  return asList(segments.map(asKey));
}
function sizeOf(index, { segments }) {
  const sizes = segments.map((key) => {
    const match = findEntry(index, idsOfKey(key));
    const { accepted, unconfirmed } = match.kind === "found" ? match.entry : EMPTY_ENTRY;
    return accepted + unconfirmed;
  });
  return plural(
    sizes.reduce((sum, size) => sum + size, 0),
    "membership"
  );
}

// src/lock/filter-files.ts
async function filesOfFilters(index, readPart) {
  const files = /* @__PURE__ */ new Map();
  for (const ref of filtersOf(index)) {
    const file = filterFile(ref);
    if (files.has(file)) continue;
    try {
      files.set(file, await readPart(file, ref.sha256));
    } catch (error) {
      if (failureCode(error) !== "lock-damaged") throw error;
    }
  }
  return files;
}

// src/app/lock/move.ts
async function moveLock(cwd, options, at) {
  const config = configOf(cwd, options);
  const placeOf2 = (place) => ({
    store: storeOf({ ...config, lock: { ...config.lock, at: place } }, options),
    name: nameOf(place),
    isTaken: () => place.kind === "file" && lineageOfFile(fileLockPlace(config, place.file)) !== null
  });
  const [from, to] = [placeOf2(config.lock.at), placeOf2(at)];
  const index = await from.store.read();
  await checkPlaces(index, from, to);
  return {
    will: [
      say`The lockfile moves to ${asLabel(to.name)}, with everything that it remembers. The old one stays as a sign of that.`
    ],
    question: say`Does no other clone or job still use the old one?`,
    perform: async () => {
      if (index.movedTo === null) {
        await underLease(
          from.store,
          timeOf(config, options),
          (found, now) => copyAndClose(found, now, from, to)
        );
      }
      await open(await from.store.read(), from, to);
      const written = asLines(`lock: { ${to.name}, lineage: ${index.lineage} }`);
      return say`The lockfile has moved. Now write into segops.yaml:${written}`;
    }
  };
}
function nameOf(at) {
  return at.kind === "branch" ? `branch: ${at.branch}` : `file: ${at.file}`;
}
async function checkPlaces({ movedTo, lineage }, from, to) {
  if (from.name === to.name || movedTo !== null && movedTo !== to.name) {
    throw isElsewhere(movedTo ?? from.name);
  }
  const there = await readIfThere(from, to);
  const isFree = there === null && !to.isTaken();
  if (isFree || there?.lineage === lineage && there.movedTo === from.name) return;
  throw failure(
    "lock-exists",
    say`there is a lockfile at ${asLabel(to.name)} already`,
    say`Nothing has changed. Name another place.`
  );
}
async function readIfThere(from, to) {
  try {
    return await to.store.read();
  } catch (error) {
    const code = failureCode(error);
    const isOldOne = code === "lock-is-elsewhere" || isFile(from) && code === "lock-elsewhere";
    if (code === "lock-missing" || isOldOne) return null;
    throw error;
  }
}
async function copyAndClose(index, at, from, to) {
  if (!isFile(from) || !isFile(to)) await copy(index, from, to);
  const closed = { ...index, ...writtenBy("move", index, at), movedTo: to.name };
  await from.store.swap(closed, NO_FILES);
}
function isFile({ name }) {
  return name.startsWith("file:");
}
async function copy(index, from, to) {
  const closed = { ...index, movedTo: from.name };
  const there = await readIfThere(from, to);
  const files = await filesOf2(from.store, index);
  if (there === null) await to.store.create(closed, files);
  else await to.store.swap(upon(there, closed), files);
}
async function open(closed, from, to) {
  const there = await readIfThere(from, to);
  if (there?.movedTo === null) return;
  const opened = { ...closed, movedTo: null };
  const files = await filesOf2(from.store, closed);
  if (there === null) await to.store.create(opened, files);
  else await to.store.swap(upon(there, opened), files);
}
async function filesOf2(store, index) {
  const chunks = /* @__PURE__ */ new Map();
  for (const entry of index.segments.values()) {
    await withChunks(store.fetchChunks, entry.chunks, (read) => {
      for (const ref of entry.chunks) chunks.set(ref, renderChunk(entry.id, read(ref)));
    });
  }
  const records = await filesOfRecords(index.history, store.readPart);
  const filters = await filesOfFilters(index, store.readPart);
  return { chunks, parts: new Map([...records, ...filters]) };
}
function isElsewhere(place) {
  return failure(
    "lock-is-elsewhere",
    say`this lockfile is at ${asLabel(place)}, or on its way there`,
    say`Nothing has changed. Write that under ${asCode("lock:")} in segops.yaml. If it is not there yet, repeat the command that began to move it.`
  );
}

// src/app/lock/rebase-clock.ts
async function rebaseClock(cwd, options) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const time = timeOf(config, options);
  const { written, ...rest } = await store.read();
  const now = await time();
  if (written === null || fromFuture({ written, ...rest }, now) === null) {
    return nothingToDo(say`The lockfile is not ahead of the clock.`);
  }
  return {
    will: [
      say`The lockfile was written at ${moment(written.at)}. That becomes ${moment(now)}.`,
      say`What may still land counts as unsettled for ${duration(config.settleMs)} from now at the longest.`
    ],
    question: say`Is the clock of this machine right?`,
    perform: async () => {
      const lease = await store.takeLease(now);
      try {
        await rebase(store, await time(), config.settleMs);
      } finally {
        await lease.release();
      }
      return say`The lockfile follows the clock again.`;
    }
  };
}
async function rebase(store, now, settleMs) {
  const index = await store.read();
  const segments = /* @__PURE__ */ new Map();
  const chunks = /* @__PURE__ */ new Map();
  for (const [key, entry] of index.segments) {
    const rebased = await rebasedEntry(store, entry, now, settleMs);
    for (const [ref, bytes] of rebased.chunks) chunks.set(ref, bytes);
    segments.set(key, rebased.entry);
  }
  const next = { ...index, ...writtenBy("rebase", index, now), segments };
  await store.swap(next, { ...NO_FILES, chunks });
}
async function rebasedEntry(store, found, now, settleMs) {
  const entry = { ...found, exclusions: exclusionsUntil(found.exclusions, now) };
  const stamps = await stampsIn(entry, store.fetchChunks);
  const edit = (membership) => notAfter(membership, now + settleMs);
  const members = new Map(stamps.map(({ member }) => [`${member.kind} ${member.value}`, member]));
  const edits = [...members.values()].map((member) => ({ member, edit }));
  if (edits.length === 0) return { entry, chunks: /* @__PURE__ */ new Map() };
  return editEntry(entry, edits, store.fetchChunks, { now, maxChunkBytes: MAX_CHUNK_BYTES });
}
function notAfter({ state, unsettled }, latest) {
  const bounded = (until) => until === null ? null : Math.min(until, latest);
  return { state, unsettled: { ADD: bounded(unsettled.ADD), REMOVE: bounded(unsettled.REMOVE) } };
}

// src/app/lock/rebind.ts
async function rebindLock(cwd, options) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const index = await store.read();
  const { binding } = index;
  if (binding === null) return nothingToDo(say`The lockfile belongs to no account yet.`);
  await refuseInUse(store, index);
  const what = say`account ${asLabel(binding.account)} at ${asLabel(binding.origin)}`;
  return {
    will: [say`The lockfile no longer belongs to ${what}.`, ...forgets(index)],
    question: say`Should the next apply bind it to another account?`,
    perform: () => underLease(store, timeOf(config, options), async (found, at) => {
      await refuseInUse(store, found);
      const { predecessors, digest, nextSegment } = found;
      const empty = { ...emptyIndex(found.lineage), predecessors, digest, nextSegment };
      await store.swap({ ...empty, ...writtenBy("rebind", found, at) }, NO_FILES);
      return say`The lockfile belongs to no account now. The next apply binds it.`;
    })
  };
}
function forgets(index) {
  const size = sizeOf2(index);
  return size === 0 ? [] : [say`It forgets ${plural(size, "membership")} of that rehearsal.`];
}
function sizeOf2({ segments }) {
  return [...segments.values()].reduce(
    (sum, { accepted, unconfirmed }) => sum + accepted + unconfirmed,
    0
  );
}
async function refuseInUse(store, index) {
  const { binding } = index;
  if (binding !== null && isLoopback(new URL(binding.origin))) return;
  const left = await inspectJournal(store, index);
  const unsettled = [...index.segments.values()].some(
    (entry) => entry.unsettled > 0 || entry.created !== "no"
  );
  if (sizeOf2(index) === 0 && !unsettled && left.kind === "none") return;
  throw failure(
    "lock-in-use",
    say`the lockfile knows what is in account ${asLabel(binding?.account ?? "")}: ${plural(sizeOf2(index), "membership")}`,
    say`Nothing has changed. Give the other account a lockfile of its own: an environment in segops.yaml with its own ${"lock:"}, and another lineage.`
  );
}

// src/app/lock/release.ts
async function releaseLease(cwd, options) {
  const store = openLock(cwd, options);
  const owner = await store.leaseOwner();
  if (owner === null) return nothingToDo(say`No apply has the lease.`);
  if (isProvablyAlive(owner)) {
    throw failure(
      "apply-running",
      say`process ${asCode(String(owner.pid))} of this machine has the lease, and is running`,
      say`Wait until it ends, or end it. The next apply takes over from a process that is gone.`
    );
  }
  return {
    will: [say`This apply has the lease: ${describeOwner(owner)}.`],
    question: say`Is that apply gone? Two applies at the same time can undo each other.`,
    perform: async () => {
      await store.breakLease(owner);
      return say`The lease is released. The next apply recovers what that one may have sent.`;
    }
  };
}

// src/lock/store/file-restore.ts
import { basename, dirname, join } from "node:path";
var FileRestore = class {
  #place;
  #files;
  #path;
  #home;
  constructor(place) {
    const { files, path, home } = place;
    this.#place = place;
    this.#files = files;
    this.#path = path;
    this.#home = home === null ? null : new LockHome(home);
  }
  /** Throws a Failure where nothing is known, or the lockfile is at another place. */
  look() {
    const home = this.#home;
    refuseLinks(this.#files, this.#path, home);
    const known = home?.known() ?? null;
    if (home === null || known === null) return this.#onlyOne();
    const { lockfile } = home.place;
    if (known.lockfile !== lockfile && isThere(home, known)) {
      throw whereItIs(lockfile, known);
    }
    const found = lookAt(this.#files, this.#path, known);
    const newest = found.index !== null && found.isNewest ? found.index : known.index;
    const missing = this.#missing(newest).length;
    return { newest, found: found.index, missing, apart: apartFrom(newest, found.index) };
  }
  /** Nothing else is known: a whole lockfile needs no restoring. */
  #onlyOne() {
    const newest = this.#readable();
    if (newest === null || this.#missing(newest).length > 0) {
      throw nothingKnown(this.#place);
    }
    return { newest, found: newest, missing: 0, apart: null };
  }
  /** null where there is none, or a damaged one. */
  #readable() {
    try {
      return headOf(this.#files, this.#path);
    } catch (error) {
      if (failureCode(error) === "lock-damaged") return null;
      throw error;
    }
  }
  /** With the lease. */
  async perform(joining2) {
    const { newest, found, apart } = this.look();
    const home = this.#home;
    const files = this.#files;
    const folder = `${this.#path}.d`;
    files.makeFolder(folder);
    const digests = digestsIn(newest);
    for (const file of this.#missing(newest)) this.#bringBack(file, digests.get(file));
    files.syncFolder(folder);
    if (home === null || found?.digest === newest.digest) return;
    if (apart === null) this.#put(home, newest, home.bytesOf(newest));
    else await this.#putJoined(home, newest, apart, joining2);
  }
  #put(home, index, bytes) {
    this.#files.replace(this.#path, bytes);
    this.#files.syncFolder(dirname(this.#path));
    home.keep(index, bytes, this.#path);
  }
  async #putJoined(home, newest, apart, joining2) {
    const { index, files } = await joining2(this.#side(newest), [this.#side(apart)]);
    const folder = `${this.#path}.d`;
    const chunks = [...files.chunks].map(([ref, bytes]) => [digestName(ref), bytes]);
    for (const [file, bytes] of [...chunks, ...files.parts]) {
      this.#files.create(join(folder, file), bytes);
    }
    this.#files.syncFolder(folder);
    const rendered = renderIndex(index);
    const digest = digestIn(rendered);
    const written = { ...index, predecessors: predecessorsOf(index), digest };
    this.#put(home, written, Buffer.from(rendered));
  }
  /** Files of both are in the folder of the lockfile by now. */
  #side(index) {
    const { files, path, home, lineage } = this.#place;
    const { chunk, part } = filesReader(files, path, lineage, digestName);
    const beside = { files, folder: `${path}.d` };
    const desk = new FileDesk(home ?? beside, beside);
    return {
      index,
      fetchChunks: async () => ({ read: chunk, close: () => void 0 }),
      readPart: async (file, sha256) => part(file, sha256),
      readJournal: async (apply) => desk.readJournal(apply)
    };
  }
  /** Files that are missing, or chunks that are not what the index says. */
  #missing(index) {
    const digests = digestsIn(index);
    return [...filesOf(index, digestName)].filter(
      (file) => !isWhole(this.#files.read(join(`${this.#path}.d`, file)), digests.get(file))
    );
  }
  #bringBack(file, sha256) {
    const from = join(`${this.#home?.path ?? this.#path}.d`, file);
    const to = join(`${this.#path}.d`, file);
    const kept = this.#home?.files.read(from) ?? null;
    if (kept === null && stableFilterName(file) !== null) return;
    if (!isWhole(kept, sha256)) throw notKept(to);
    this.#files.remove(to);
    this.#files.link(from, to);
  }
};
function apartFrom(newest, found) {
  if (found === null || found.digest === null || isSince(newest, found.digest)) return null;
  return found.digest === newest.digest || found.lineage !== newest.lineage ? null : found;
}
function digestsIn(index) {
  const chunks = [...index.segments.values()].flatMap((entry) => entry.chunks);
  return new Map([
    ...chunks.map((ref) => [digestName(ref), ref.sha256]),
    ...index.history.map(({ file, sha256 }) => [file, sha256]),
    ...filtersOf(index).map((ref) => [filterFile(ref), ref.sha256])
  ]);
}
function isWhole(bytes, sha256) {
  return bytes !== null && (sha256 === void 0 || digestOf(bytes) === sha256);
}
function nothingKnown({ files, path, lineage }) {
  const isThere2 = files.read(path) !== null;
  const backup = say`Bring it back from a backup, with the files that it names. What is in none cannot be known.`;
  const never = say`Look for it on the machine that applied last. ${neverMade(lineage)}`;
  return failure(
    "nothing-to-restore",
    say`no newer lockfile than ${asPath(basename(path))} is known here`,
    say`Nothing has changed. ${isThere2 ? backup : never}`,
    { file: path }
  );
}
function notKept(file) {
  return lockDamaged(
    say`${asPath(file)} is missing or damaged, and so is what the repository remembers of it`,
    {
      file,
      next: say`Bring that file back from a backup.`
    }
  );
}

// src/lock/join-locks.ts
async function joinLocks(first, others, time) {
  let { index } = first;
  const chunks = /* @__PURE__ */ new Map();
  const parts = /* @__PURE__ */ new Map();
  const fetchChunks = overlaid(first.fetchChunks, chunks);
  for (const other of others) {
    refuseTwoAccounts(index, other.index);
    const ended = await endedApply(other, index.applying !== null, time);
    const work = new Joining({ index, fetchChunks }, ended);
    const records = await filesOfRecords(historyBeside(index, other.index), other.readPart);
    const filters = await filesOfFilters(other.index, other.readPart);
    for (const [file, bytes] of [...records, ...filters]) parts.set(file, bytes);
    await work.takeAll();
    for (const [ref, bytes] of work.chunks) chunks.set(ref, bytes);
    index = work.index();
  }
  return { index, files: { chunks: chunksNamed(index, chunks), parts } };
}
async function endedApply(side, isOtherWaiting, { now, settleMs }) {
  const { index, fetchChunks } = side;
  if (index.applying === null) return side;
  const journal = (await side.readJournal(index.applying.apply))?.journal ?? null;
  if (journal === null && !isOtherWaiting) return side;
  if (journal === null) {
    const given = await withoutJournal(index, now + settleMs, fetchChunks);
    return { ...side, index: given.index, fetchChunks: overlaid(fetchChunks, given.chunks) };
  }
  const folded = await journalFolded(index, allUnconfirmed(journal, now), fetchChunks, now);
  const ended = { ...folded.index, history: index.history };
  return { ...side, index: ended, fetchChunks: overlaid(fetchChunks, folded.files.chunks) };
}
var Joining = class {
  #base;
  #other;
  #fetch;
  chunks = /* @__PURE__ */ new Map();
  #segments;
  #nextSegment;
  constructor(base, other) {
    this.#base = base.index;
    this.#other = other.index;
    this.#fetch = overlaid(ofBoth(base, other), this.chunks);
    this.#segments = base.index.segments;
    this.#nextSegment = Math.max(base.index.nextSegment, other.index.nextSegment);
  }
  async takeAll() {
    for (const [key, entry] of this.#other.segments) await this.#take(key, entry);
  }
  /** An entry of the other lock. It may be two here, where a manifest has joined them there. */
  async #take(key, entry) {
    const owners = new Map(ownersAmong(this.#segments, [...ownedBy(entry)]));
    const namesake = this.#segments.get(key);
    if (namesake !== void 0) owners.set(key, namesake);
    const [first, ...others] = owners;
    if (first === void 0) return this.#takeNew(key, entry);
    let whole = await this.#joined(first[1], entry);
    const segments = new Map(this.#segments);
    for (const [otherKey, otherEntry] of others) {
      whole = await this.#joined(whole, otherEntry);
      segments.delete(otherKey);
    }
    this.#segments = segments.set(first[0], whole);
  }
  async #takeNew(key, entry) {
    const own = { ...entry, id: segmentId(key, this.#nextSegment), nextChunk: 1 };
    this.#nextSegment += 1;
    const taken = await this.#write(own, [entry], (read) => membershipsOf(entry, read));
    this.#segments = new Map(this.#segments).set(key, taken);
  }
  async #joined(a, b) {
    const entry = joinedEntry(idsOf(a), a, b);
    if (hasSameChunks(a, b)) return entry;
    return this.#write(entry, [a, b], (read) => joinedMembers(a, b, read));
  }
  async #write(entry, from, known) {
    const options = { now: 0, maxChunkBytes: MAX_CHUNK_BYTES };
    const written = await writeEntryFrom(this.#fetch, from, entry, known, options);
    for (const [ref, bytes] of written.chunks) this.chunks.set(ref, bytes);
    return written.entry;
  }
  index() {
    return {
      ...this.#base,
      serial: Math.max(this.#base.serial, this.#other.serial),
      binding: boundAs(this.#base, this.#other),
      applying: this.#base.applying ?? this.#other.applying,
      movedTo: this.#base.movedTo ?? this.#other.movedTo,
      segments: this.#segments,
      nextSegment: this.#nextSegment,
      usedWaivers: withSpent(this.#base, this.#other.usedWaivers, 0),
      history: historyOfBoth(this.#base, this.#other),
      predecessors: predecessorsOfBoth(this.#base, this.#other)
    };
  }
};
function ofBoth(base, other) {
  const theirs = new Set([...other.index.segments.values()].flatMap(({ chunks }) => chunks));
  return async (refs) => {
    const first = await base.fetchChunks(refs.filter((ref) => !theirs.has(ref)));
    const second = await other.fetchChunks(refs.filter((ref) => theirs.has(ref)));
    return {
      read: (ref) => (theirs.has(ref) ? second : first).read(ref),
      close: () => {
        first.close();
        second.close();
      }
    };
  };
}
function hasSameChunks({ chunks }, other) {
  const isSame2 = (ref, at) => ref.sha256 === other.chunks[at]?.sha256;
  return chunks.length === other.chunks.length && chunks.every(isSame2);
}
function predecessorsOfBoth(base, other) {
  const digest = other.digest === null ? [] : [shortDigest(other.digest)];
  const own = new Set(base.predecessors.slice(-MOST_OF_EACH));
  const theirs = [...other.predecessors, ...digest].slice(-MOST_OF_EACH);
  return [...theirs.filter((one) => !own.has(one)), ...own];
}
var MOST_OF_EACH = 499;
function historyOfBoth(base, other) {
  return [...historyBeside(base, other), ...base.history].sort((a, b) => a.at - b.at);
}
function historyBeside(base, other) {
  const known = new Set(base.history.map(({ file }) => file));
  return other.history.filter(({ file }) => !known.has(file));
}
function boundAs({ binding: a }, { binding: b }) {
  if (a === null || b === null) return a ?? b;
  return { ...a, isConfirmed: a.isConfirmed || b.isConfirmed };
}
function refuseTwoAccounts({ binding: a }, { binding: b }) {
  if (a === null || b === null) return;
  if (a.account === b.account && a.origin === b.origin) return;
  throw failure(
    "lock-of-another-account",
    say`two lockfiles cannot be joined: one is of account ${asLabel(a.account)} at ${asLabel(a.origin)}, the other of account ${asLabel(b.account)} at ${asLabel(b.origin)}`,
    say`Nothing has changed. One of them is of another environment or repository. Take that one away, then run the command again.`
  );
}

// src/app/lock/join.ts
function willJoin(locks) {
  for (const other of locks) refuseTwoAccounts(locks[0], other);
  const unfinished = locks.filter(({ applying }) => applying !== null).length;
  return [
    say`These lockfiles both know something that the other does not: ${asList(locks.map(named))}. They become one.`,
    say`What both say stays. What they do not agree on will be unconfirmed, and the next apply sends again what the manifests want of it.`,
    ...unfinished < 2 ? [] : [LOST_MEMBERS]
  ];
}
var LOST_MEMBERS = say`An apply of more than one was cut off. If a journal is lost, members that its apply added for the first time, and that no manifest declares any more, cannot be known.`;
function named({ serial, written }) {
  const at = written === null ? NOTHING : say`, written ${moment(written.at)}`;
  return say`serial ${serial}${at}`;
}
function joining(time, { folder, settleMs }) {
  return async (first, others) => {
    const asked = await time();
    const now = Math.max(...[first, ...others].map(({ index: index2 }) => stampTime(index2, asked)));
    const { index, files } = await joinLocks(first, others, { now, settleMs });
    const { serial, written } = writtenBy("join", index, now);
    const commits = [first, ...others].flatMap(({ index: one }) => appliedCommit(one) ?? []);
    const commit = lastOf(folder, [...new Set(commits)]);
    return { index: { ...index, serial, written: { ...written, commit } }, files };
  };
}
function lastOf(folder, commits) {
  const repository = repositoryAt(folder);
  const [first = null] = commits;
  if (repository === null || commits.length < 2) return first;
  const has = (newer, older) => isInHistory(repository, older, newer);
  const last = commits.find((commit) => commits.every((other) => has(commit, other)));
  return last ?? commits.find((commit) => !has("HEAD", commit)) ?? first;
}

// src/lock/store/past-lock.ts
function lockIn(repository, commit, lineage) {
  const tree = listTree(repository, commit);
  const read = (path) => {
    const blob = tree.get(path);
    return blob === void 0 ? null : readBlob(repository, blob);
  };
  const files = { read };
  const paths = [...tree.keys()];
  const reader = filesReader(files, INDEX, lineage, stableName);
  return {
    read: async () => reader.index(),
    fetchChunks: async () => ({ read: reader.chunk, close: () => void 0 }),
    readPart: async (file, sha256) => reader.part(file, sha256),
    readJournal: async (apply) => journalAmong(paths, apply, files)
  };
}

// src/lock/store/restore-branch.ts
async function restorable(folder, branch, lineage, from) {
  return restorableAt(originOf(folder, branch), lineage, from);
}
async function restorableAt(place, lineage, from) {
  const { branch } = place;
  const known = knownHere(place);
  const fetched = await fetchBranch(place, known.own);
  if (fetched.kind === "unreachable") throw unreachable(branch, fetched.message, "nothing");
  const at = fetched.kind === "missing" ? NOWHERE : fetched.at;
  const leads = from === null && at.last !== at.head && await lacksAtomicPush(place, at);
  const standing = standingOf(place, at, known, lineage, leads);
  if (standing.kind === "forward" && standing.isSound) return null;
  const aside = standing.kind === "backward" ? standing.withoutShadow : null;
  if (standing.kind === "backward" && aside !== null) {
    if (from === null) throw shadowInDoubt(branch, standing);
    if (from === "branch") return restorableTo({ ...standing, ...aside }, place, lineage);
  }
  refuseNewer(place, at);
  const backward = standing.kind === "backward" ? standing : { kind: "backward", how: "moved", at, ...newestKnown(place, lineage), withoutShadow: null };
  return restorableTo(backward, place, lineage);
}
function restorableTo(backward, { branch }, lineage) {
  const [first, ...others] = backward.leading;
  const isWhole2 = backward.newest !== null || others.length > 0;
  if (first !== void 0 && isWhole2) return { backward, locks: [first, ...others] };
  throw backward.at === NOWHERE ? branchMissing(branch, lineage) : nothingKnown2(branch);
}
var NOWHERE = { head: null, last: null };
function refuseNewer(place, { head, last }) {
  const names = [head, last].flatMap((commit) => commit === null ? [] : [`${commit}:${INDEX}`]);
  const texts = readObjects(place.repository, names);
  if (!texts.some((text2) => text2 !== null && isNewerFormat(text2.toString()))) return;
  throw failure(
    "lock-damaged",
    say`the lockfile on branch ${asLabel(place.branch)} has a format that this version of segops does not know`,
    say`Nothing was changed. Use the version of segops that wrote it, or a newer one.`
  );
}
async function restoreBranch(folder, branch, lineage, join2, publishing = {}, seen = null) {
  const place = originOf(folder, branch);
  const found = await restorableAt(place, lineage, seen?.from ?? null);
  if (found === null) return null;
  const { backward, locks } = found;
  if (seen !== null && !isSame(seen.at, backward.at))
    throw pushFailure(branch, { kind: "lost-race" }, "nothing");
  const [first, ...others] = locks;
  const { head, last } = backward.at;
  if (head === first.commit && others.length === 0 && last !== null) {
    const back = await putShadowBack(place, backward.at);
    if (back.kind !== "pushed") throw pushFailure(branch, back, "nothing");
    return first.index.serial;
  }
  const joined = await joinedFiles(place.repository, locks, lineage, join2);
  const { serial, applying } = joined.index;
  const commit = await commitFiles(place.repository, {
    parent: head ?? first.commit,
    takes: head === null || head === first.commit ? void 0 : first.commit,
    files: joined.files,
    message: commitMessage({
      subject: `Restore the lock at serial ${serial}`,
      serial,
      apply: applying?.apply ?? null,
      provenance: null
    })
  });
  await checkReaders(place, publishing);
  const pushed = await push(place, commit, backward.at);
  if (pushed.kind !== "pushed") throw pushFailure(branch, pushed, "nothing");
  return serial;
}
async function joinedFiles(repository, [first, ...others], lineage, join2) {
  if (others.length === 0) return { index: first.index, files: /* @__PURE__ */ new Map() };
  const sideOf = ({ commit, index: index2 }) => ({
    ...lockIn(repository, commit, lineage),
    index: index2
  });
  const { index, files } = await join2(sideOf(first), others.map(sideOf));
  const paths = [...listTree(repository, first.commit).keys()];
  return { index, files: new Map(indexEdits(paths, index, renderIndex(index), files)) };
}
function nothingKnown2(branch) {
  return failure(
    "nothing-to-restore",
    say`neither this clone nor the lock branch ${asLabel(branch)} has a lockfile that can be restored`,
    say`Run this in the clone that applied last.`
  );
}

// src/app/lock/restore-branch.ts
async function restoreOnBranch(config, branch, time, from) {
  const { folder, lock, isPublic } = config;
  const { lineage } = lock;
  const found = await restorable(folder, branch, lineage, from);
  if (found === null) return nothingToDo(say`The lock branch has the newest lockfile.`);
  const [newest, ...others] = found.locks.map(({ index }) => index);
  if (newest === void 0) throw new Error("nothing to restore is a Failure");
  const fate = others.length > 0 ? willJoin([newest, ...others]) : [say`The newest lockfile that is known is put on top of what is there: ${named(newest)}.`];
  return {
    will: [say`${whyBackward(branch, found.backward)}.`, ...fate, ...ofShadow(branch, found)],
    question: say`Does no other clone know a newer one?`,
    perform: async () => {
      const join2 = joining(time, config);
      const seen = { from, at: found.backward.at };
      const restored = await restoreBranch(folder, branch, lineage, join2, { isPublic }, seen);
      return restored === null ? say`The lock branch has the newest lockfile already.` : say`The lockfile is restored at serial ${restored}.`;
    }
  };
}
function ofShadow(branch, { backward, locks }) {
  const { head, last } = backward.at;
  if (locks.every(({ commit }) => commit === head) && last !== null)
    return [
      say`Only the shadow ref ${shadowOf(branch)} moves, to where the branch is. What it was at is lost.`
    ];
  const unforced = say`Nothing is deleted, and no push is forced.`;
  const isFromShadow = locks.some(({ commit }) => commit === last);
  if (!isFromShadow) return [unforced];
  return [
    unforced,
    say`It comes from the shadow ref ${shadowOf(branch)}. Rules of a host do not protect that, so whoever may push may have written it. What it says was applied counts as approved.`
  ];
}

// src/app/lock/restore.ts
async function restoreLock(cwd, options, from = null) {
  const config = configOf(cwd, options);
  const { at } = config.lock;
  if (at.kind === "branch")
    return restoreOnBranch(config, at.branch, timeOf(config, options), from);
  const place = fileLockPlace(config, at.file);
  const restore = new FileRestore(place);
  const seen = restore.look();
  const { newest, found, missing } = seen;
  if (found?.digest === newest.digest && missing === 0) {
    return nothingToDo(say`The lockfile is the newest that is known here: ${named(newest)}.`);
  }
  return {
    will: willDo(seen),
    question: say`Is that the newest lockfile of this account?`,
    perform: async () => {
      const lease = await storeOf(config, options).takeLease(Date.now());
      try {
        await restore.perform(joining(timeOf(config, options), config));
      } finally {
        await lease.release();
      }
      return say`The lockfile ${asPath(at.file)} is restored. The next apply continues from it.`;
    }
  };
}
function willDo({ newest, found, missing, apart }) {
  if (apart !== null) return willJoin([newest, apart]);
  const back = say`The lockfile comes back as this repository knew it last: ${named(newest)}, with ${plural(missing, "file")}.`;
  if (found === null || found.digest === newest.digest) return [back];
  const what = found.lineage === newest.lineage ? say`an older one` : say`one of another lineage`;
  return [back, say`It replaces ${what}: ${named(found)}.`];
}

// src/app/lock/split.ts
async function splitSegment(cwd, options, key) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  const index = await store.read();
  const entry = index.segments.get(key);
  const [other] = idsBeside(index, key);
  if (entry === void 0) throw unknownEntry(key);
  if (other === void 0) throw notTwo(key);
  const size = plural(entry.accepted + entry.unconfirmed, "membership");
  return {
    will: [
      say`The lockfile will hold ${asKey(key)} and ${asKey(other)} as two segments.`,
      say`Both keep ${size}, as unconfirmed: it is unknown which of the two has them. The next apply sends what the manifests want of each.`
    ],
    question: say`Are they two segments?`,
    perform: () => underLease(store, timeOf(config, options), async (found, now) => {
      const settings = { now, maxChunkBytes: MAX_CHUNK_BYTES };
      const apart = idsBeside(found, key);
      if (apart.length === 0) throw notTwo(key);
      const split = await splitEntry(found, key, apart, store.fetchChunks, settings);
      const { written } = writtenBy("split", found, now);
      await commitOwned(store, found, split, written);
      const keys = asList(split.changes.flatMap((one) => [asKey(one.key), asKey(one.other)]));
      return say`The lockfile holds ${keys} apart now. Declare each in a manifest of its own: a manifest with both IDs joins them again.`;
    })
  };
}
function idsBeside(index, key) {
  const entry = index.segments.get(key);
  return entry === void 0 ? [] : [...ownedBy(entry)].filter((id) => id !== key);
}
function notTwo(key) {
  return failure(
    "not-two-segments",
    say`the lockfile has ${asKey(key)} under one ID alone`,
    say`There is nothing to split. Only a segment with ${asCode("customer_segment_id")} and ${asCode("ct_segment_id")} can be split.`
  );
}

// cmd/cli/lock.ts
var COMMON = { ...WORKSPACE, yes: toggle("-y, --yes", "without asking") };
var GROUP = {
  description: "look after the lockfile: each says what it will do, and asks",
  example: "segops lock restore"
};
var command = cliGroup(GROUP, {
  "accept-history": cliCommand({
    description: "name the commit that was applied last, after the history was rewritten",
    example: "segops lock accept-history HEAD",
    takes: { commit: needed(text("<commit>", "HEAD, or a commit in its history")), ...COMMON },
    run: async (terminal, { commit, yes, ...workspace }) => repaired(terminal, yes, await acceptHistory(process.cwd(), workspace, commit))
  }),
  "forget-journal": cliCommand({
    description: "go on without the journal of an apply, which is lost",
    example: "segops lock forget-journal",
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) => repaired(terminal, yes, await forgetJournal(process.cwd(), workspace))
  }),
  init: cliCommand({
    description: "make the lockfile that the config names, where there never was one",
    example: "segops lock init",
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) => repaired(terminal, yes, await initLock(process.cwd(), workspace))
  }),
  move: cliCommand({
    description: "take the lockfile to a branch, or to a file",
    example: "segops lock move --to-branch segops-lock",
    takes: {
      ...COMMON,
      toBranch: text("--to-branch <branch>", "a branch of origin that does not exist yet"),
      toFile: text("--to-file <file>", "a file that does not exist yet")
    },
    run: async (terminal, { yes, toBranch, toFile, ...workspace }) => {
      const to = placeOf(toBranch, toFile);
      return repaired(terminal, yes, await moveLock(process.cwd(), workspace, to));
    }
  }),
  release: cliCommand({
    description: "release the lease of an apply that is gone",
    example: "segops lock release",
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) => repaired(terminal, yes, await releaseLease(process.cwd(), workspace))
  }),
  "rebase-clock": cliCommand({
    description: "go on with a lockfile that a clock in the future wrote",
    example: "segops lock rebase-clock",
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) => repaired(terminal, yes, await rebaseClock(process.cwd(), workspace))
  }),
  rebind: cliCommand({
    description: "free a rehearsed or empty lockfile for another account",
    example: "segops lock rebind",
    takes: COMMON,
    run: async (terminal, { yes, ...workspace }) => repaired(terminal, yes, await rebindLock(process.cwd(), workspace))
  }),
  restore: cliCommand({
    description: "put back the newest lockfile that is known here",
    example: "segops lock restore --from shadow",
    takes: {
      ...COMMON,
      from: text(
        "--from <ref>",
        "branch or shadow: which of the two refs of a lock branch is right"
      )
    },
    run: async (terminal, { yes, from, ...workspace }) => repaired(terminal, yes, await restoreLock(process.cwd(), workspace, refNamed(from)))
  }),
  split: cliCommand({
    description: "separate two segments that the lockfile holds as one",
    example: "segops lock split vip_customers",
    takes: { key: needed(text("<key>", "key of the segment")), ...COMMON },
    run: async (terminal, { key, yes, ...workspace }) => repaired(terminal, yes, await splitSegment(process.cwd(), workspace, key))
  })
});
function refNamed(from) {
  if (from === null || from === "branch" || from === "shadow") return from;
  throw failure(
    "bad-place",
    say`${asLabel(from)} is not a ref of a lock branch`,
    say`Use ${asCode("--from branch")} or ${asCode("--from shadow")}.`
  );
}
function placeOf(branch, file) {
  if (branch !== null && file === null && isBranchName(branch)) return { kind: "branch", branch };
  if (file !== null && branch === null) return { kind: "file", file };
  throw failure(
    "bad-place",
    say`the lockfile needs one place to move to: a branch or a file`,
    say`Name it with ${asCode("--to-branch segops-lock")} or ${asCode("--to-file segops.lock")}.`
  );
}
async function repaired(terminal, yes, repair) {
  for (const sentence of repair.will) tell(terminal, sentence);
  if (repair.question === null) return 0;
  if (!yes && !await isSure(terminal, repair.question)) {
    terminal.out("Nothing has changed.\n");
    return 1;
  }
  tell(terminal, await repair.perform());
  return 0;
}
function tell(terminal, sentence) {
  for (const line of messageLines(sentence, terminal.width)) terminal.out(`${line}
`);
}
function isSure(terminal, question) {
  if (terminal.interactive) return confirms(terminal, messageText(question));
  throw failure(
    "consent-needed",
    say`cannot ask for confirmation: this is not an interactive terminal`,
    say`Nothing has changed. ${question} If you are sure, add ${asCode("--yes")}.`
  );
}
export {
  command
};
