import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  scalarYaml,
  withLineage
} from "./chunk-2EF4DDRH.js";
import {
  fileLockPlace,
  findConfig,
  ignoreLines,
  lineageOfBranch,
  lineageOfFile,
  parseConfig,
  readConfig,
  repositoryAt,
  storeOf,
  unwrap
} from "./chunk-IZEHMJH7.js";
import {
  replaceFile,
  repositoryOf
} from "./chunk-Z77BLT6X.js";
import {
  NO_FILES,
  emptyIndex
} from "./chunk-F2IHCJ47.js";
import {
  NOTHING,
  asCode,
  asCommand,
  asLabel,
  asPath,
  failure,
  failureCode,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/lock/init.ts
import { randomBytes } from "node:crypto";
import { readFileSync as readFileSync2 } from "node:fs";
import { dirname as dirname2, relative as relative2 } from "node:path";

// src/app/lock/ignore.ts
import { lstatSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
function ignoreOf(folder, lockfile) {
  const way = relative(folder, resolve(folder, lockfile));
  if (way.startsWith("..")) return ignoreOf(dirname(resolve(folder, lockfile)), basename(lockfile));
  const path = join(folder, ".gitignore");
  const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const written = isFile ? readFileSync(path, "utf8") : "";
  const known = written.split(/\r?\n/);
  const missing = ignoreLines(escaped(way)).filter((line) => !known.includes(line));
  if (missing.length === 0) return null;
  const lines = [WHY, ...missing].map((line) => `${line}
`).join("");
  const apart = written === "" || written.endsWith("\n") ? "" : "\n";
  return { path, text: `${written}${apart}${lines}` };
}
var WHY = "# The lockfile of segops is of this machine alone. segops.yaml says where it is.";
function escaped(way) {
  return way.split(sep).map((part) => part.replace(/[\\*?[\]]/g, "\\$&")).join("/");
}
function writeIgnore({ path, text }) {
  replaceFile(dirname(path), path, Buffer.from(text));
}

// src/app/lock/init.ts
async function initLock(cwd, options) {
  const { config, edit, isThere } = await pinned(cwd, options);
  const { at, lineage } = config.lock;
  if (!isThere) await refuseExisting(config);
  if (edit === null) throw madeElsewhere(lineage);
  const ignore = at.kind === "file" ? ignoreOf(config.folder, at.file) : null;
  const pins = say`segops.yaml gets the lineage ${asLabel(lineage)}, so that no other lockfile is taken for this one.`;
  const ignores = say`${asPath(".gitignore")} gets the lockfile: it is of this machine alone.`;
  return {
    will: [
      ...edit === null ? [] : [pins],
      ...ignore === null ? [] : [ignores],
      isThere ? say`The lockfile that is there stays.` : say`An empty lockfile is made: ${placeOf(at)}.`
    ],
    question: isThere ? say`Is that the lockfile of this config?` : say`Has segops never applied anything to this account?`,
    perform: async () => {
      if (ignore !== null) writeIgnore(ignore);
      if (!isThere) await createLock(config);
      if (edit !== null) replaceFile(repositoryOf(dirname2(edit.path)), edit.path, bytesOf(edit));
      return isThere ? say`The config names its lockfile now.` : say`The lockfile is made.${lessProtected(config)}`;
    }
  };
}
async function refuseExisting(config) {
  try {
    await storeOf(config, {}).read();
  } catch (error) {
    if (failureCode(error) === "lock-missing") return;
    throw error;
  }
  throw failure(
    "lock-exists",
    say`there is a lockfile already: ${placeOf(config.lock.at)}`,
    say`Nothing has changed. Keep it. A new lockfile over an old one would not know what is in the account.`
  );
}
function madeElsewhere(lineage) {
  const moving = asCommand("segops lock move --to-branch segops-lock");
  return failure(
    "lock-made-elsewhere",
    say`segops.yaml has the lineage ${asLabel(lineage)}, so its lockfile was made before, perhaps on another machine or branch`,
    say`Nothing has changed. Find it. Only the machine that has a lockfile that is a file can apply. For other machines, take it to a branch there: ${moving} If there is none, and nothing was ever applied, remove ${asCode(`lineage: ${lineage}`)} from segops.yaml and run this again.`
  );
}
async function createLock(config) {
  await storeOf(config, {}).create(emptyIndex(config.lock.lineage), NO_FILES);
}
function lessProtected({ folder, lock }) {
  if (lock.at.kind === "branch" || repositoryAt(folder) !== null) return NOTHING;
  return say` This folder is not in a git repository, so segops cannot notice a lockfile that was deleted or replaced by an older one.`;
}
function newLineage() {
  return `f${randomBytes(6).toString("hex").slice(1)}`;
}
function placeOf(at) {
  return at.kind === "file" ? [asPath(at.file)] : say`the branch ${asLabel(at.branch)} of origin`;
}
function bytesOf({ text }) {
  return Buffer.from(text);
}
async function pinned(cwd, { config, env, shownFrom }) {
  const path = unwrap(findConfig(cwd, config));
  const read = readConfig(path, env, shownFrom ?? cwd);
  const isUnpinned = !read.ok && read.problems.every(({ code }) => code === "missing-lineage");
  if (!isUnpinned) return { config: unwrap(read), edit: null, isThere: false };
  const text = readFileSync2(path, "utf8");
  const draft = unwrap(withPinned(path, text, env, newLineage()));
  const known = await lineageThere(draft.config);
  const made = known === null ? draft : unwrap(withPinned(path, text, env, known));
  return { config: made.config, edit: { path, text: made.text }, isThere: known !== null };
}
function withPinned(path, text, env, lineage) {
  const edited = withLineage(text, env, scalarYaml(lineage));
  if (edited === null) throw cannotPin(lineage);
  const shown = relative2(process.cwd(), path);
  const parsed = parseConfig(edited, { path, shown }, env, Date.now());
  return parsed.ok ? { ...parsed, value: { config: parsed.value, text: edited } } : parsed;
}
async function lineageThere({ folder, lock }) {
  if (lock.at.kind === "branch") return lineageOfBranch(folder, lock.at.branch);
  return lineageOfFile(fileLockPlace({ folder, lock }, lock.at.file));
}
function cannotPin(lineage) {
  return failure(
    "missing-lineage",
    say`the lineage cannot be written into this config`,
    say`Nothing has changed. Write it yourself, under ${asCode("lock:")}: ${asCode(`lineage: ${lineage}`)}`
  );
}

export {
  ignoreOf,
  writeIgnore,
  initLock,
  createLock,
  lessProtected,
  newLineage
};
