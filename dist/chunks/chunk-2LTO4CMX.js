import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  failure
} from "./chunk-KUC5WDFF.js";

// src/lock/lock-index.ts
import { createHash } from "node:crypto";

// src/lock/index-lines.ts
function readIndexLines(text) {
  const fields = /* @__PURE__ */ new Map();
  const segments = /* @__PURE__ */ new Map();
  let segment = /* @__PURE__ */ new Map();
  let items = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("      - ")) items.push(JSON.parse(line.slice(8)));
    else if (line.startsWith("    ")) items = putField(segment, line.slice(4));
    else if (line.startsWith("  ")) {
      segment = /* @__PURE__ */ new Map();
      segments.set(JSON.parse(line.slice(2, -1)), segment);
    } else if (/^[a-z]/.test(line) && !BARE.test(line)) items = putField(fields, line);
  }
  return { fields, segments };
}
var BARE = /^(format|digest|segments):/;
function putField(fields, line) {
  const colon = line.indexOf(":");
  const items = [];
  const value = line.slice(colon + 1);
  fields.set(line.slice(0, colon), value === "" ? items : JSON.parse(value));
  return items;
}

// src/lock/lock-index.ts
var EMPTY_ENTRY = {
  customerSegmentId: null,
  ctSegmentId: null,
  created: "no",
  accepted: 0,
  inDoubt: 0,
  unsettled: 0,
  retired: false,
  lists: [],
  blocked: null,
  chunks: []
};
function emptyIndex(lineage) {
  return {
    lineage,
    serial: 0,
    account: null,
    origin: null,
    written: null,
    applying: null,
    segments: /* @__PURE__ */ new Map(),
    history: []
  };
}
var FORMAT = "segops-lock/2";
var HEADER = "# Written by segops. Never edit or merge this file: the account cannot be read back.\n";
function renderIndex(index) {
  const segments = [...index.segments.keys()].sort(compareKeys).map((key) => {
    const entry = index.segments.get(key);
    return entry === void 0 ? "" : renderEntry(key, entry);
  });
  const body = [
    `${HEADER}format: ${FORMAT}`,
    `lineage: ${json(index.lineage)}`,
    `serial: ${index.serial}`,
    `account: ${json(index.account)}`,
    `origin: ${json(index.origin)}`,
    `written: ${json(index.written)}`,
    `applying: ${json(index.applying)}`,
    segments.length === 0 ? "segments: {}" : `segments:
${segments.join("\n")}`,
    ...renderItems("history", "", index.history.map(recordLine)),
    ""
  ].join("\n");
  return `${body}digest: ${sha256(body)}
`;
}
function renderEntry(key, entry) {
  return [
    `  ${json(key)}:`,
    `    customer_segment_id: ${json(entry.customerSegmentId)}`,
    `    ct_segment_id: ${json(entry.ctSegmentId)}`,
    `    created: ${json(entry.created)}`,
    `    accepted: ${entry.accepted}`,
    `    in_doubt: ${entry.inDoubt}`,
    `    unsettled: ${entry.unsettled}`,
    `    retired: ${entry.retired}`,
    `    blocked: ${json(entry.blocked)}`,
    ...renderItems("lists", "    ", entry.lists.map(listLine)),
    ...renderItems("chunks", "    ", entry.chunks.map(chunkLine))
  ].join("\n");
}
function renderItems(name, indent, items) {
  if (items.length === 0) return [`${indent}${name}: []`];
  return [`${indent}${name}:`, ...items.map((item) => `      - ${json(item)}`)];
}
function listLine(list) {
  return [list.role, list.path, list.rows, list.bytes, list.sha256, list.endsWithNewline];
}
function chunkLine({ file, first, accepted, sha256: sha2562 }) {
  return [file, first.kind, first.value, accepted, sha2562];
}
function recordLine({ serial, at, file, sha256: sha2562, changeFiles }) {
  return [serial, at, file, sha2562, changeFiles];
}
function compareKeys(a, b) {
  return a < b ? -1 : 1;
}
function json(value) {
  return JSON.stringify(value);
}
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}
function parseIndex(text, file) {
  if (/^(<<<<<<<|=======|>>>>>>>)/m.test(text)) {
    throw damaged(file, "holds conflict markers", "A lock is never merged: take one side whole");
  }
  const format = /^format: (.*)$/m.exec(text)?.[1];
  if (format !== FORMAT) {
    throw damaged(
      file,
      `has the format ${json(format ?? "none")}, not ${FORMAT}`,
      "Use the segops that wrote it, or a newer one"
    );
  }
  const at = text.lastIndexOf("digest: ");
  if (at < 0 || text.slice(at) !== `digest: ${sha256(text.slice(0, at))}
`) {
    throw damaged(
      file,
      "was changed by something other than segops (its digest does not match)",
      "Restore the last committed version, e.g. `git checkout -- <file>`"
    );
  }
  return fromLines(readIndexLines(text));
}
function damaged(file, what, next) {
  return failure("lock-damaged", `${file} ${what}`, `${next}. Nothing was sent.`, { file });
}
function fromLines({ fields, segments }) {
  return {
    lineage: fields.get("lineage"),
    serial: fields.get("serial"),
    account: fields.get("account"),
    origin: fields.get("origin"),
    written: fields.get("written"),
    applying: fields.get("applying"),
    segments: new Map([...segments].map(([key, entry]) => [key, entryFrom(entry)])),
    history: fields.get("history").map(recordFrom)
  };
}
function entryFrom(fields) {
  return {
    customerSegmentId: fields.get("customer_segment_id"),
    ctSegmentId: fields.get("ct_segment_id"),
    created: fields.get("created"),
    accepted: fields.get("accepted"),
    inDoubt: fields.get("in_doubt"),
    unsettled: fields.get("unsettled"),
    retired: fields.get("retired"),
    blocked: fields.get("blocked"),
    lists: fields.get("lists").map(listFrom),
    chunks: fields.get("chunks").map(chunkFrom)
  };
}
function listFrom([role, path, rows, bytes, sha2562, endsWithNewline]) {
  return { role, path, rows, bytes, sha256: sha2562, endsWithNewline };
}
function chunkFrom([file, kind, value, accepted, sha2562]) {
  return { file, first: { kind, value }, accepted, sha256: sha2562 };
}
function recordFrom([serial, at, file, sha2562, changeFiles]) {
  return { serial, at, file, sha256: sha2562, changeFiles };
}

// src/git/git.ts
import { spawn, spawnSync } from "node:child_process";
var MAX_OUTPUT = 2 ** 31 - 1;
var SETTINGS = ["core.autocrlf=false", "gc.auto=0", "maintenance.auto=false"];
var OF_ANOTHER_REPOSITORY = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_NAMESPACE"
];
function runGit(args, options) {
  const { cwd, input, timeoutMs } = options;
  const ran = spawnSync("git", withSettings(args), {
    cwd,
    env: environment(options),
    maxBuffer: MAX_OUTPUT,
    input: input ?? "",
    ...timeoutMs === void 0 ? {} : { timeout: timeoutMs }
  });
  if (ran.error !== void 0 && ran.status === null && ran.signal === null) {
    throw gitUnusable(ran.error);
  }
  return { code: ran.status, out: ran.stdout, err: withoutCredentials(ran.stderr.toString()) };
}
function runGitAsync(args, options) {
  const { cwd, input, timeoutMs } = options;
  const child = spawn("git", withSettings(args), {
    cwd,
    env: environment(options),
    ...timeoutMs === void 0 ? {} : { timeout: timeoutMs }
  });
  const out = [];
  const err = [];
  child.stdout.on("data", (piece) => out.push(piece));
  child.stderr.on("data", (piece) => err.push(piece));
  child.stdin.on("error", () => void 0);
  child.stdin.end(input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(gitUnusable(error)));
    child.once("close", (code) => {
      const said = withoutCredentials(Buffer.concat(err).toString());
      resolve({ code, out: Buffer.concat(out), err: said });
    });
  });
}
function git(args, options) {
  const answer = runGit(args, options);
  if (answer.code === 0) return answer.out;
  throw failure(
    "git-failed",
    `git ${args[0] ?? ""} failed: ${lastLine(answer.err)}`,
    "Run it by hand in this repository to see more."
  );
}
function gitText(args, options) {
  return git(args, options).toString().trim();
}
function lastLine(err) {
  const lines = err.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1) ?? "no reason").replace(/^(fatal|error): /, "").trim();
}
function withoutCredentials(text) {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+(?::[^\s/]*)?@/gi, "$1***@");
}
function withSettings(args) {
  return [...SETTINGS.flatMap((setting) => ["-c", setting]), ...args];
}
function environment({ env }) {
  const inherited = { ...process.env };
  for (const name of OF_ANOTHER_REPOSITORY) delete inherited[name];
  return { ...inherited, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C", ...env };
}
function gitUnusable(error) {
  return failure(
    "git-missing",
    `git could not be run: ${error.message}`,
    "Install git, and make sure that it is on the PATH. Nothing was sent."
  );
}

// src/git/branch.ts
var NETWORK_MS = 5 * 6e4;
var TRIES = 5;
function fetchBranch(place) {
  let tampered = null;
  let message = `${place.branch} keeps moving`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at = askRemote(place);
    if ("message" in at) return { kind: "unreachable", message: at.message };
    const { head, last } = at;
    if (head === null && last === null) return { kind: "missing" };
    const fetched = fetchObjects(place, at);
    if (fetched.code !== 0 && isOffline(fetched.err)) {
      return { kind: "unreachable", message: lastLine(fetched.err) };
    }
    if (fetched.code !== 0) message = lastLine(fetched.err);
    if (![head, last].every((commit) => commit === null || isHere(place, commit))) continue;
    if (head !== null && (last === null || last === head)) {
      return { kind: "found", commit: head, at };
    }
    if (last !== null) tampered = { kind: "tampered", head, last };
  }
  return tampered ?? { kind: "unreachable", message };
}
function askRemote(place) {
  const { repository, remote } = place;
  const refs = [headRef(place), lastRef(place)];
  const options = { cwd: repository, timeoutMs: NETWORK_MS };
  const answer = runGit(["ls-remote", "--quiet", remote, ...refs], options);
  if (answer.code !== 0) return { message: lastLine(answer.err) };
  const lines = answer.out.toString().split("\n");
  const found = new Map(lines.map((line) => [line.split("	")[1], line.split("	")[0] ?? null]));
  return {
    head: found.get(headRef(place)) ?? null,
    last: found.get(lastRef(place)) ?? null
  };
}
function fetchObjects(place, { head, last }) {
  const { repository, remote } = place;
  const isCurrent = head !== null && (last === null || last === head);
  if (isCurrent && commitOf(place, knownRef(place)) === head && isHere(place, head))
    return NOTHING_TO_FETCH;
  const isShallow = gitText(["rev-parse", "--is-shallow-repository"], { cwd: repository });
  const wanted = [
    ...head === null ? [] : [`+${headRef(place)}:${knownRef(place)}`],
    ...last === null ? [] : [`+${lastRef(place)}:${lastRef(place)}`]
  ];
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-filter"];
  const plain = ["--no-recurse-submodules", "--no-prune", "--refmap="];
  const depth = isShallow === "true" ? ["--depth=1"] : [];
  return runGit(["fetch", ...flags, ...plain, ...depth, remote, ...wanted], {
    cwd: repository,
    timeoutMs: NETWORK_MS
  });
}
var NOTHING_TO_FETCH = { code: 0, out: Buffer.alloc(0), err: "" };
function isOffline(err) {
  return !/couldn't find remote ref|cannot lock ref|\.lock'?: File exists|not our ref/.test(err);
}
function isHere({ repository }, commit) {
  return runGit(["cat-file", "-e", `${commit}^{tree}`], { cwd: repository }).code === 0;
}
function newestHere(place) {
  const own = commitOf(place, knownRef(place));
  const tracked = commitOf(place, `refs/remotes/${place.remote}/${place.branch}`);
  if (own === null || tracked === null) return own ?? tracked;
  const asked = ["merge-base", "--is-ancestor", own, tracked];
  return runGit(asked, { cwd: place.repository }).code === 0 ? tracked : own;
}
function commitOf({ repository }, ref) {
  const asked = ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`];
  const answer = runGit(asked, { cwd: repository });
  return answer.code === 0 ? answer.out.toString().trim() : null;
}
function push(place, commit, expected) {
  const options = { cwd: place.repository, timeoutMs: NETWORK_MS };
  return afterPush(
    place,
    commit,
    expected,
    runGit(pushArguments(place, commit, expected), options)
  );
}
async function pushAsync(place, commit, expected) {
  const options = { cwd: place.repository, timeoutMs: NETWORK_MS };
  const answer = await runGitAsync(pushArguments(place, commit, expected), options);
  return afterPush(place, commit, expected, answer);
}
function pushArguments(place, commit, { head, last }) {
  const refs = [headRef(place), lastRef(place)];
  return [
    ...["-c", "push.gpgSign=false", "-c", "push.followTags=false"],
    ...["push", "--porcelain", "--atomic", "--no-verify", "--recurse-submodules=no"],
    `--force-with-lease=${refs[0]}:${head ?? ""}`,
    `--force-with-lease=${refs[1]}:${last ?? ""}`,
    place.remote,
    ...refs.map((ref) => `${commit}:${ref}`)
  ];
}
function afterPush(place, commit, expected, answer) {
  const at = { head: commit, last: commit };
  if (answer.code !== 0) {
    const now = askRemote(place);
    if ("message" in now) return { kind: "failed", message: now.message };
    const isThere = now.head === commit && now.last === commit;
    if (!isThere && now.head === expected.head && now.last === expected.last) {
      return whyNot(answer);
    }
    if (!isThere) return { kind: "lost-race" };
  }
  remember(place, commit);
  return { kind: "pushed", at };
}
function whyNot({ out, err }) {
  const reasons = [...out.toString().matchAll(/^!\t[^\t]*\t\[[^\]]*\] \((.*)\)$/gm)];
  const reason = reasons.map(([, text]) => text ?? "").find((text) => !/atomic (push|transaction)/.test(text));
  if (reason === void 0) return { kind: "failed", message: lastLine(err) };
  if (/lock|failed to update ref|stale info|fetch first|timeout/i.test(reason)) {
    return { kind: "failed", message: reason };
  }
  const said = /^remote: (.*\S)/m.exec(err)?.[1];
  return { kind: "refused", message: said === void 0 ? reason : `${reason}: ${said}` };
}
function remember(place, commit) {
  const refs = [knownRef(place), lastRef(place)];
  const input = refs.map((ref) => `update ${ref} ${commit}
`).join("");
  runGit(["update-ref", "--stdin"], { cwd: place.repository, input });
}
function originOf(folder, branch) {
  const options = { cwd: folder };
  const asked = runGit(["rev-parse", "--git-dir"], options);
  if (asked.code !== 0) {
    throw failure(
      "lock-outside-git",
      `the lock is on the branch ${branch}, and git finds no repository in ${folder}: ${lastLine(asked.err)}`,
      "Work in a clone of the repository that has the branch. Nothing was sent."
    );
  }
  if (runGit(["remote", "get-url", "origin"], options).code !== 0) {
    throw failure(
      "lock-without-remote",
      `the lock is on the branch ${branch} of the remote origin, and there is no origin`,
      "Add it: `git remote add origin URL`. Nothing was sent."
    );
  }
  return { repository: folder, remote: "origin", branch };
}
function headRef({ branch }) {
  return `refs/heads/${branch}`;
}
function lastRef({ branch }) {
  return `refs/segops/${branch}/last`;
}
function knownRef({ branch }) {
  return `refs/segops/${branch}/head`;
}

// src/git/branch-failures.ts
function pushFailure(branch, pushed, sent) {
  if (pushed.kind === "lost-race") return lockMoved(branch);
  const { message } = pushed;
  if (pushed.kind === "refused") {
    return failure(
      "lock-push-refused",
      `origin refuses to move the lock branch ${branch}: ${message}`,
      `Let segops push to ${branch} and to refs/segops/, without a review. ${aftermath(sent)}`
    );
  }
  return unreachable(branch, message, sent);
}
function lockMoved(branch) {
  return failure(
    "lock-moved",
    `the lock on branch ${branch} was changed by another run meanwhile`,
    "Run it again: the plan is made anew on that lock."
  );
}
function unreachable(branch, message, sent) {
  return failure(
    "lock-unreachable",
    `the lock branch ${branch} cannot be reached: ${message}`,
    `Check the network, and the access to origin. ${aftermath(sent)}`,
    sent ? { exitCode: 4 } : {}
  );
}
function aftermath(sent) {
  return sent ? "What was sent is in the journal on the branch: the next apply recovers it as unconfirmed." : "Nothing was sent.";
}

// src/git/commit-message.ts
function commitMessage({ subject, serial, apply, provenance }) {
  const trailers = [
    ["Apply", apply],
    ["Serial", String(serial)],
    ["Plan", provenance?.plan],
    ["Commit", provenance?.commit],
    ["Actor", provenance?.actor],
    ["Run", provenance?.run]
  ];
  const lines = trailers.map(([name, value]) => `Segops-${name}: ${onOneLine(value ?? "")}`);
  return `${onOneLine(subject)}

${lines.join("\n")}
`;
}
function intentNote(header, requests) {
  const count = counted(requests, "request");
  return noteOf(header, `Intend ${count} on serial ${header.baseSerial}`);
}
function checkpointNote(header) {
  return noteOf(header, `Checkpoint of an apply on serial ${header.baseSerial}`);
}
function noteOf(header, subject) {
  const { baseSerial, apply, provenance } = header;
  return { subject, serial: baseSerial, apply, provenance };
}
function indexNote(index, files) {
  const { serial } = index;
  const bytes = files.get(index.history.at(-1)?.file ?? "");
  if (bytes === void 0) {
    const subject2 = `Update the lock at serial ${serial}`;
    return { subject: subject2, serial, apply: index.written?.apply ?? null, provenance: null };
  }
  const record = JSON.parse(Buffer.from(bytes).toString());
  const subject = `${record.recovered ? "Recover" : "Apply"} ${summary(record)} (serial ${serial})`;
  return { subject, serial, apply: record.apply, provenance: record };
}
var KINDS = ["added", "removed", "adopted", "unconfirmed", "rejected"];
function summary({ segments }) {
  const counts = KINDS.map((kind) => {
    const sum = segments.reduce((total, segment) => total + segment[kind], 0);
    return sum === 0 ? "" : `${sum} ${kind}`;
  });
  const said = counts.filter((text) => text !== "").join(", ");
  return said === "" ? "nothing" : `${said} in ${counted(segments.length, "segment")}`;
}
function counted(count, what) {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
function onOneLine(text) {
  const clean = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
  return clean === "" ? "none" : clean;
}

// src/git/tree.ts
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
function listTree(repository, commit) {
  const listed = git(["ls-tree", "-r", "-z", "--full-tree", commit], { cwd: repository });
  const lines = listed.toString().split("\0").filter(Boolean);
  return new Map(lines.map(fileOf));
}
function fileOf(line) {
  const tab = line.indexOf("	");
  return [line.slice(tab + 1), line.slice(0, tab).split(" ")[2] ?? ""];
}
function readBlob(repository, blob) {
  return git(["cat-file", "blob", blob], { cwd: repository });
}
function writeBlob(repository, bytes) {
  return gitText(["hash-object", "-w", "--stdin", "--no-filters"], {
    cwd: repository,
    input: bytes
  });
}
function commitFiles(repository, { parent, files, message }) {
  const folder = mkdtempSync(join(tmpdir(), "segops-index-"));
  try {
    const env = { GIT_INDEX_FILE: join(folder, "index") };
    const options = { cwd: repository, env };
    git(["read-tree", ...parent === null ? ["--empty"] : [parent]], options);
    const input = [...files].map(([path, blob]) => indexLine(path, blob, parent)).join("");
    git(["update-index", "-z", "--index-info"], { ...options, input });
    const tree = gitText(["write-tree"], options);
    const parents = parent === null ? [] : ["-p", parent];
    return commitTree(repository, ["commit-tree", tree, ...parents, "-F", "-"], message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
function indexLine(path, blob, parent) {
  return blob === null ? `0 ${"0".repeat(parent?.length ?? 40)}	${path}\0` : `100644 ${blob}	${path}\0`;
}
function commitTree(repository, args, message) {
  const options = { cwd: repository, input: message };
  const answer = runGit(args, options);
  if (answer.code === 0) return answer.out.toString().trim();
  return gitText(args, { ...options, env: NOBODY });
}
var NOBODY = {
  GIT_AUTHOR_NAME: "segops",
  GIT_AUTHOR_EMAIL: "segops@localhost",
  GIT_COMMITTER_NAME: "segops",
  GIT_COMMITTER_EMAIL: "segops@localhost"
};

export {
  EMPTY_ENTRY,
  emptyIndex,
  renderIndex,
  parseIndex,
  runGit,
  git,
  gitText,
  lastLine,
  fetchBranch,
  newestHere,
  push,
  pushAsync,
  originOf,
  pushFailure,
  unreachable,
  commitMessage,
  intentNote,
  checkpointNote,
  indexNote,
  listTree,
  readBlob,
  writeBlob,
  commitFiles
};
