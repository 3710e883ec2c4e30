import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  readAgain
} from "./chunk-ECUVGNC2.js";
import {
  entriesIn,
  readLock
} from "./chunk-7Z7IA5GU.js";
import {
  EMPTY_ENTRY,
  MAX_CHUNK_BYTES,
  RecordBuilder,
  SETTLED,
  SortSpace,
  boundTo,
  confinement,
  copyFile,
  createFile,
  createLink,
  diskSpill,
  fetchedTip,
  fetching,
  findEntry,
  firstParent,
  foldUpdates,
  git,
  gitFailed,
  hasCommit,
  inTemporaryRepository,
  keysOf,
  listTree,
  mergeBases,
  openListOf,
  planWorkspace,
  readConfig,
  readManifestFiles,
  readManifestText,
  readManifests,
  repositoryAt,
  repositoryOf,
  rewriteFile,
  unwrap,
  writeAll
} from "./chunk-MSJRKTXE.js";
import {
  json
} from "./chunk-SWMGWZL5.js";
import {
  toWire
} from "./chunk-UXC6VYVC.js";
import {
  Failure,
  asCommand,
  asPath,
  asThrown,
  failure,
  plain,
  say
} from "./chunk-RD5JWBDC.js";

// src/files/named.ts
import { appendFileSync, closeSync, openSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
function writeNamed(path, fill) {
  const top = repositoryOf(process.cwd());
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFIFO() || found?.isCharacterDevice()) writeThrough(path, fill);
  else if (confinement(top, resolve(path)) === "inside") rewriteFile(top, path, fill);
  else {
    const real = found === void 0 ? resolve(path) : realpathSync(path);
    rewriteFile(dirname(real), real, fill);
  }
}
function writeThrough(path, fill) {
  const file = openSync(path, "w");
  try {
    fill((bytes) => writeAll(file, bytes));
  } finally {
    closeSync(file);
  }
}
function appendText(path, text) {
  appendFileSync(path, text);
}

// src/report/plan-json.ts
function* planToJsonPieces(plan) {
  const { format, digest, lock, target, desired, totals, creates, guards, notices } = plan;
  const redacted = plan.redacted === void 0 ? "" : `"redacted":${json(plan.redacted)},`;
  yield `{"format":${json(format)},${redacted}"digest":${json(digest || null)},
`;
  yield `"lock":${json({ lineage: lock.lineage, serial: lock.serial })},
`;
  const { account, origin, settleMs } = target;
  yield `"target":${json({ account, origin, settle_ms: settleMs })},
`;
  yield `"desired":${json({ digest: desired.digest || null })},
`;
  yield `"totals":${json(totalsOf(totals))},
`;
  yield* arrayPieces("creates", creates, (create) => [json(createOf(create))]);
  yield* arrayPieces("segments", plan.segments, segmentPieces);
  const idsOf = idsLookup(plan.segments);
  yield* arrayPieces("batches", plan.batches, (batch) => [json(toWire(batch, idsOf))]);
  yield* arrayPieces("guards", guards, ({ guard, segment, verdict, message, allow }) => [
    json({ guard, segment, verdict, message: plain(message), allow: allowOf(allow) })
  ]);
  yield* arrayPieces("notices", notices, ({ code, segment, message, next }) => [
    json({ code, segment, message: plain(message), next: next === null ? null : plain(next) })
  ]);
  yield `"waivers":${json(plan.waivers.map(waiverOf))}}
`;
}
var PER_PIECE = 1e3;
function* arrayPieces(name, items, piecesOf, end = ",") {
  yield `${json(name)}:[`;
  for (const [at, item] of items.entries()) {
    yield at === 0 ? "\n" : ",\n";
    yield* piecesOf(item);
  }
  yield items.length === 0 ? `]${end}
` : `
]${end}
`;
}
function* segmentPieces(segment) {
  const { key, ids, name, before, after, unconfirmed, settling, lists } = segment;
  const facts = json({
    key,
    name,
    customer_segment_id: ids.customerSegmentId ?? null,
    ct_segment_id: ids.ctSegmentId ?? null,
    before,
    after,
    unconfirmed,
    settling,
    retired: segment.retired,
    lists: lists.map(listOf)
  });
  yield facts.slice(0, -1);
  yield* memberPieces("adopt", segment.adopt);
  yield* memberPieces("add", segment.add);
  yield* memberPieces("remove", segment.remove);
  yield "}";
}
function waiverOf({ segment, reason, until }) {
  return { segment, reason, until: new Date(until).toISOString() };
}
function* memberPieces(name, members) {
  yield `,"${name}":[`;
  for (let from = 0; from < members.length; from += PER_PIECE) {
    const piece = members.slice(from, from + PER_PIECE).map(memberJson).join(",");
    yield from === 0 ? piece : `,${piece}`;
  }
  yield "]";
}
function memberJson({ kind, value }) {
  return `{"${kind}":${json(value)}}`;
}
function totalsOf(totals) {
  return {
    add: totals.add,
    remove: totals.remove,
    segments: totals.segments,
    requests: totals.requests,
    lower_bound: totals.lowerBound,
    per_segment_requests: totals.perSegmentRequests,
    billed_events: totals.billedEvents
  };
}
function createOf({ key, customerSegmentId, name }) {
  return { key, customer_segment_id: customerSegmentId, name };
}
function allowOf(allow) {
  if (allow === null) return null;
  const { file, yaml, replaces } = allow;
  return { file, yaml, replaces_guard: replaces };
}
function listOf({ facts, before, since }) {
  const { path, role, rows, bytes, endsWithNewline } = facts;
  return {
    path,
    role,
    rows,
    bytes,
    sha256: digestOf(facts),
    ends_with_newline: endsWithNewline,
    rows_before: before?.rows ?? null,
    since
  };
}
function digestOf({ sha256, path }) {
  return sha256 === "" && !path.startsWith("segment:") ? null : sha256;
}
function idsLookup(segments) {
  const byKey = new Map(segments.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const ids = byKey.get(key);
    if (ids === void 0) throw new Error(`a batch names ${key}, which the plan does not hold`);
    return ids;
  };
}

// src/apply/record-facts.ts
async function recordFacts(store, index, plan, order) {
  if (!plan.segments.some((segment) => isNews(index, segment))) return index;
  const { apply, account, origin, provenance, at } = order;
  const options = { now: at, maxChunkBytes: MAX_CHUNK_BYTES };
  const folded = await foldUpdates(index, plan.segments.map(updateOf), store.fetchChunks, options);
  const next = {
    ...index,
    serial: index.serial + 1,
    binding: boundTo(index, { account, origin }),
    written: { apply, at, commit: provenance.commit },
    segments: folded.segments,
    nextSegment: folded.nextSegment
  };
  const record = adoptionsOf(plan, next.serial);
  const about = { apply, startedAt: at, endedAt: at, recovered: false, ...provenance };
  const recorded = record.finish(entriesIn(index, plan.segments), next, about);
  return store.swap(recorded.index, { chunks: folded.chunks, parts: recorded.files });
}
function hasAdoptions({ segments }) {
  return segments.some(({ adopt }) => adopt.length > 0);
}
function updateOf(segment) {
  const { key, ids, retired, adopt } = segment;
  const used = adopt.length > 0 ? keysOf(ids) : [];
  const edits = adopt.map(accepted);
  return { key, ids, retired, lists: listsOf(segment), created: null, used, edits };
}
function accepted(member) {
  return { member, edit: () => ({ state: { kind: "accepted" }, unsettled: SETTLED }) };
}
function adoptionsOf({ segments }, serial) {
  const record = new RecordBuilder(serial);
  const change = { operation: "ADOPT", again: false, outcome: "accepted" };
  for (const { key, adopt } of segments) {
    for (const member of adopt) record.add(key, { ...change, member });
  }
  return record;
}
function isNews(index, segment) {
  const match = findEntry(index, segment.ids);
  const entry = match.kind === "found" ? match.entry : EMPTY_ENTRY;
  if (segment.adopt.length > 0 || segment.retired !== entry.retired) return true;
  return exclusionsIn(entry.lists) !== exclusionsIn(listsOf(segment));
}
function exclusionsIn(lists) {
  const exclusions = lists.filter(({ role }) => role === "exclusion");
  return JSON.stringify(exclusions.map(({ path, rows }) => [path, rows]));
}
function listsOf({ lists }) {
  return lists.map(({ facts }) => facts);
}

// src/app/past-content.ts
import { existsSync, realpathSync as realpathSync2 } from "node:fs";
import { basename, join as join2, relative, resolve as resolve2, sep } from "node:path";

// src/git/past-tree.ts
import { createHash } from "node:crypto";
import { readFileSync, statSync as statSync2 } from "node:fs";
import { join } from "node:path";
function writeTree(repository, tree, folder) {
  const entries = entriesOf(repository, tree);
  const [links, files] = [entries.filter(isLink), entries.filter((entry) => !isLink(entry))];
  const lacking = /* @__PURE__ */ new Set();
  for (const { path, bytes } of contentsOf(repository, files)) {
    const whole = unpointed(repository, bytes);
    if (whole === null) lacking.add(path);
    createFile(folder, join(folder, path), whole ?? bytes, { durable: false });
  }
  for (const { path, bytes } of contentsOf(repository, links)) {
    createLink(folder, join(folder, path), bytes.toString());
  }
  return lacking;
}
function entriesOf(repository, tree) {
  const listed = git(repository, ["ls-tree", "-r", "-z", "-l", "--full-tree", tree]).toString();
  return listed.split("\0").flatMap((line) => {
    const [, mode = "", object = "", size, path = ""] = LINE.exec(line) ?? [];
    return size === void 0 ? [] : [{ mode, object, size: Number(size), path }];
  });
}
var LINE = /^(\d+) blob (\w+) +(\w+)\t(.+)$/s;
function isLink({ mode }) {
  return mode === "120000";
}
var AT_ONCE = 64 << 20;
function groupsOf(entries) {
  const groups = [];
  let room = -1;
  for (const entry of entries) {
    if (entry.size > room) {
      groups.push([]);
      room = AT_ONCE;
    }
    groups.at(-1)?.push(entry);
    room -= entry.size;
  }
  return groups;
}
function* contentsOf(repository, entries) {
  const asked = ["cat-file", "--batch"];
  for (const group of groupsOf(entries)) {
    const input = group.map(({ object }) => `${object}
`).join("");
    const out = git(repository, asked, { input });
    let at = 0;
    for (const { object, size, path } of group) {
      const header = `${object} blob ${size}
`;
      const start = at + header.length;
      if (out.toString("latin1", at, start) !== header) throw gitFailed(asked, `no ${object}`);
      yield { path, bytes: out.subarray(start, start + size) };
      at = start + size + 1;
    }
  }
}
var MOST_POINTER_BYTES = 1024;
var POINTER = "version https://git-lfs.github.com/spec/";
function lfsDigest(bytes) {
  const text = bytes.length > MOST_POINTER_BYTES ? "" : bytes.toString("latin1");
  if (!text.startsWith(POINTER)) return null;
  return /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1] ?? "";
}
function unpointed({ commonDir }, bytes) {
  const oid = lfsDigest(bytes);
  if (oid === null) return bytes;
  const path = join(commonDir, "lfs/objects", oid.slice(0, 2), oid.slice(2, 4), oid);
  if (statSync2(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const content = readFileSync(path);
  return createHash("sha256").update(content).digest("hex") === oid ? content : null;
}

// src/app/past-content.ts
function pastOf(repository, config, commit) {
  return { repository, config, tracked: new Set(listTree(repository, commit).keys()) };
}
function withSources(past, tree, use) {
  return inTemporaryRepository(async (folder) => {
    const lacking = writeTree(past.repository, tree, folder);
    const file = join2(folder, wayIn(past), basename(past.config.file));
    if (!existsSync(file)) return use(null);
    const config = unwrap(readConfig(file, past.config.environment));
    for (const path of listsOf2(config)) {
      const there = resolve2(config.folder, path);
      if (lacking.has(slashed(relative(folder, there)))) throw lacksContent(path);
      const now = resolve2(past.config.folder, path);
      if (!existsSync(there) && standsIn(past, path, now)) copyFile(folder, now, there);
    }
    return use({ config, manifests: manifestsIn(config) });
  });
}
function withContent(past, tree, use) {
  return withSources(past, tree, (sources) => use(sources === null ? null : contentOf(sources)));
}
function contentOf({ config, manifests }) {
  const space = new SortSpace(diskSpill);
  const openList = (ref) => openListOf(config, ref, space);
  return { config, manifests, openList };
}
function manifestsIn(config) {
  const read = readManifests(config);
  if (read.ok || read.problems.some(({ code }) => code !== "glob-matches-nothing")) {
    return unwrap(read);
  }
  const excluding = config.segments.filter((glob) => glob.startsWith("!"));
  const matching = config.segments.filter((glob) => {
    const alone = { ...config, segments: [glob, ...excluding] };
    return !glob.startsWith("!") && readManifestFiles(alone).matched > 0;
  });
  const segments = [...matching, ...excluding];
  return matching.length === 0 ? [] : unwrap(readManifests({ ...config, segments }));
}
function wayIn({ repository, config }) {
  return relative(repository.folder, realpathSync2(config.folder));
}
function slashed(path) {
  return path.split(sep).join("/");
}
function listsOf2(config) {
  return readManifestFiles(config).files.flatMap(({ text, shown }) => readManifestText(text, shown).lists).flatMap(({ path }) => [path, `${path}.sha256`]);
}
function standsIn(past, path, now) {
  const { repository } = past;
  if (isTracked(past, slashed(join2(wayIn(past), path))) || !existsSync(now)) return false;
  return confinement(repository.folder, realpathSync2(now)) === "inside";
}
function isTracked({ tracked }, path) {
  const parts = path.split("/");
  return parts.some((_, at) => tracked.has(parts.slice(0, at + 1).join("/")));
}
function lacksContent(path) {
  return failure(
    "lfs-object-missing",
    say`git-lfs has the content of ${asPath(path)} elsewhere`,
    say`Fetch it: ${asCommand("git lfs fetch --all")}`
  );
}

// src/app/tree-plan.ts
async function basePlan({ config, origin }, base, lock, now) {
  const found = repositoryAt(config.folder);
  if (found === null) return null;
  try {
    const repository = fetching(found);
    const commit = baseCommit(repository, base);
    if (commit === null || !hasCommit(repository, commit, [commit])) return null;
    return await withSources(pastOf(repository, config, "HEAD"), commit, async (sources) => {
      const desired = { origin, ...sources ?? { config, manifests: [] } };
      return (await planWorkspace(desired, lock, now, null)).plan;
    });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
function baseCommit(repository, base) {
  if (base.kind === "commit") return base.commit;
  if (base.kind === "merge") return firstParent(repository);
  const tip = fetchedTip(repository, base.branch);
  const [found, ...more] = tip === null ? [] : mergeBases(repository, tip, "HEAD");
  return found === void 0 || more.length > 0 ? null : found;
}

// src/app/plan.ts
async function makePlan(workspace, only) {
  return readAgain(workspace.store, async () => {
    const now = Date.now();
    const lock = await readLock(workspace.store, now);
    const made = await planWorkspace(workspace, lock, now, only);
    return { ...made, ...await cutOffIn(workspace, lock) };
  });
}
async function cutOffIn({ store }, { cutOff }) {
  return { cutOff, heldBy: cutOff ? await store.leaseOwner() : null };
}
async function makePullRequestPlan(workspace, from) {
  return readAgain(workspace.store, async () => {
    const now = Date.now();
    const lock = await readLock(workspace.store, now);
    const made = await planWorkspace(workspace, lock, now, null);
    const base = await basePlan(workspace, from, lock, now);
    return { ...made, ...await cutOffIn(workspace, lock), base };
  });
}
function isRefused(plan) {
  return plan.guards.some((guard) => guard.verdict === "refuse");
}
function sends(plan) {
  return plan.batches.length > 0 || plan.creates.length > 0;
}
function hasWork(plan) {
  return sends(plan) || hasAdoptions(plan);
}
function writePlanFile(plan, path) {
  try {
    writeNamed(path, (write) => {
      for (const piece of planToJsonPieces(plan)) write(Buffer.from(piece));
    });
  } catch (error) {
    throw failure(
      "plan-file-unwritable",
      say`the plan cannot be written${asThrown(error)}`,
      say`Name a file in a folder that exists.`,
      { file: path }
    );
  }
}
function checkConfirmed(confirmed, { digest }) {
  if (digest === confirmed) return;
  throw failure(
    "plan-stale",
    say`the plan is not the one that was confirmed`,
    say`Nothing was sent. Start the workflow again, read the new plan, and confirm that one.`,
    { exitCode: 3 }
  );
}

export {
  recordFacts,
  hasAdoptions,
  listsOf,
  appendText,
  planToJsonPieces,
  lfsDigest,
  pastOf,
  withContent,
  contentOf,
  makePlan,
  makePullRequestPlan,
  isRefused,
  sends,
  hasWork,
  writePlanFile,
  checkConfirmed
};
