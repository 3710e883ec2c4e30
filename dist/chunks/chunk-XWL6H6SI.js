import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  readAgain
} from "./chunk-FWJJEGX2.js";
import {
  underWayIn
} from "./chunk-GEQSP74U.js";
import {
  readLock
} from "./chunk-2VZNV34P.js";
import {
  configOf,
  openWorkspace,
  readObjects,
  repositoryAt,
  storeOf
} from "./chunk-IZEHMJH7.js";
import {
  changesOf,
  changesOfMember,
  recordsOf
} from "./chunk-F2IHCJ47.js";
import {
  Failure
} from "./chunk-I3YRI3NT.js";

// src/git/commit-messages.ts
function commitMessages(repository, commits) {
  const names = [...new Set(commits)].filter((commit) => COMMIT.test(commit));
  const messages = /* @__PURE__ */ new Map();
  for (const [at, object] of readObjects(repository, names).entries()) {
    const text = object === null ? "" : object.toString("utf8", 0, MOST_BYTES);
    const end = text.indexOf("\n\n");
    if (text.startsWith("tree ") && end >= 0) messages.set(names[at] ?? "", text.slice(end + 2));
  }
  return messages;
}
var COMMIT = /^[0-9a-f]{40,64}$/;
var MOST_BYTES = 64 << 10;

// src/inspect/commit-subject.ts
var IN_SUBJECT = [
  /^Merge pull request #(\d{1,9}) from \S/,
  / \(#(\d{1,9})\)$/,
  / \(pull request #(\d{1,9})\)$/,
  /^Merged PR (\d{1,9}): /
];
var IN_MESSAGE = /^See merge request \S*!(\d{1,9})$/m;
var MERGE = /^(Merge pull request #\d{1,9} from \S|Merge branch '|Merged in \S+ )/;
function commitSubject(message) {
  const lines = message.split("\n").map((line) => line.trim());
  const first = lines.find((line) => line !== "");
  if (first === void 0) return null;
  const named = IN_SUBJECT.map((pattern) => pattern.exec(first)).find((found) => found !== null);
  const number = named?.[1] ?? IN_MESSAGE.exec(message)?.[1];
  const below = lines.slice(lines.indexOf(first) + 1).find((line) => line !== "");
  const isMerge = number !== void 0 && MERGE.test(first);
  return {
    subject: (isMerge ? below : void 0) ?? first,
    pullRequest: number === void 0 ? null : Number(number)
  };
}

// src/inspect/log.ts
async function rejectionsOf(segments, readPart) {
  let [additions, removals] = [0, 0];
  for (const segment of segments) {
    if (segment.rejected === 0) continue;
    for await (const { operation, outcome } of changesOf(segment, readPart)) {
      if (outcome !== "rejected") continue;
      if (operation === "REMOVE") removals += 1;
      else additions += 1;
    }
  }
  return { additions, removals };
}
var MOST_LOOKED_AT = 5;
async function withRejections(entries, readPart) {
  const looked = new Set(
    entries.filter(({ segments }) => segments.some(({ rejected }) => rejected > 0)).slice(0, MOST_LOOKED_AT)
  );
  const told = [];
  for (const entry of entries) {
    const rejections = looked.has(entry) ? await rejectionsOf(entry.segments, readPart) : null;
    told.push(rejections === null ? entry : { ...entry, rejections });
  }
  return told;
}
async function* logOf({ index, readPart, unrecorded, underWay }, asked) {
  for await (const record of recordsOf(index, readPart)) {
    const entry = await entryOf(record, readPart, asked);
    const state = record.apply === unrecorded ? underWay.kind : "none";
    if (entry !== null) yield { ...entry, state };
  }
}
async function entryOf(record, readPart, asked) {
  const { segments } = record;
  if (asked.kind === "all") return { record, segments, found: null };
  if (asked.kind === "segment") {
    const own2 = segments.filter(({ key }) => key === asked.key);
    return own2.length === 0 ? null : { record, segments: own2, found: null };
  }
  const found = [];
  for (const segment of segments) {
    for await (const change of changesOfMember(segment, asked.name, readPart)) {
      found.push({ key: segment.key, change });
    }
  }
  const own = segments.filter(({ key }) => found.some((one) => one.key === key));
  return found.length === 0 ? null : { record, segments: own, found };
}

// src/app/log.ts
function readLog(cwd, options, request) {
  const config = configOf(cwd, options);
  const store = storeOf(config, options);
  return readAgain(store, () => logIn(config.folder, store, request));
}
function segmentNames(cwd, options) {
  try {
    const { manifests } = openWorkspace(cwd, options);
    return new Map(
      manifests.flatMap(({ key, name }) => name === null || name === key ? [] : [[key, name]])
    );
  } catch (error) {
    if (error instanceof Failure) return /* @__PURE__ */ new Map();
    throw error;
  }
}
async function logIn(folder, store, { what, isMember, limit }) {
  const now = Date.now();
  const { index, readPart, unrecorded } = await readLock(store, now);
  const underWay = await underWayIn(store, unrecorded, now);
  const asked = askedFor(what, isMember || what === null || !index.segments.has(what));
  const entries = [];
  for await (const entry of logOf({ index, readPart, unrecorded, underWay }, asked)) {
    entries.push(entry);
    if (entries.length >= limit) break;
  }
  const { history, binding } = index;
  const whole = asked.kind === "all" ? await withRejections(entries, readPart) : entries;
  return { asked, entries: withSubjects(folder, whole), remembered: history.length, binding };
}
function withSubjects(folder, entries) {
  const repository = repositoryAt(folder);
  const commits = entries.flatMap(({ record: { commit } }) => commit ?? []);
  const messages = repository === null || commits.length === 0 ? /* @__PURE__ */ new Map() : commitMessages(repository, commits);
  return entries.map((entry) => {
    const message = messages.get(entry.record.commit ?? "");
    return { ...entry, commit: message === void 0 ? null : commitSubject(message) };
  });
}
function askedFor(what, isMember) {
  if (what === null) return { kind: "all" };
  return isMember ? { kind: "member", name: what } : { kind: "segment", key: what };
}

export {
  readLog,
  segmentNames
};
