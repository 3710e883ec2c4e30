import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  codeOf
} from "./chunk-QLBRRXQH.js";
import {
  asPath,
  failure,
  plural,
  say
} from "./chunk-I3YRI3NT.js";

// src/files/read.ts
import { closeSync, constants, fstatSync, lstatSync, openSync } from "node:fs";
import { relative } from "node:path";
var MOST_BYTES = 2 ** 31 - 1;
function openRegular(path) {
  if (!lstatSync(path).isFile()) throw notRegular(path);
  const file = openSync(path, constants.O_RDONLY | NO_WAITING | NO_LINKS);
  const found = fstatSync(file);
  if (found.isFile() && found.size <= MOST_BYTES) return file;
  closeSync(file);
  throw found.isFile() ? tooLarge(path, MOST_BYTES) : notRegular(path);
}
var NO_LINKS = constants.O_NOFOLLOW ?? 0;
var NO_WAITING = constants.O_NONBLOCK ?? 0;
function notRegular(path) {
  return failure(
    "not-a-regular-file",
    say`${asPath(shown(path))} is not a regular file`,
    say`Remove it, or name another file. Nothing was read from it.`,
    { file: shown(path) }
  );
}
function tooLarge(path, most) {
  return failure(
    "file-too-large",
    say`${asPath(shown(path))} is larger than ${plural(Math.ceil(most / 2 ** 20), "MiB", "MiB")}`,
    say`Check that this is the right file. Nothing was read from it.`,
    { file: shown(path) }
  );
}
function shown(path) {
  const way = relative(process.cwd(), path);
  return way.startsWith("..") ? path : way;
}

// src/files/confine.ts
import { existsSync, lstatSync as lstatSync2, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative as relative2, resolve, sep } from "node:path";
function repositoryOf(folder) {
  const start = realpathSync(folder);
  for (let here = start; ; here = dirname(here)) {
    if (existsSync(join(here, ".git"))) return here;
    if (dirname(here) === here) return start;
  }
}
function realPathOf(path) {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
function confinement(top, path) {
  const way = relative2(top, path);
  if (way === "" || isAbsolute(way)) return "outside";
  const parts = way.split(sep);
  if (parts[0] === "..") return "outside";
  return parts.some((part) => part.toLowerCase() === ".git") ? "in-git" : "inside";
}
function confined(within, path) {
  const folder = realFolder(dirname(resolve(path)));
  const real = folder === null ? null : join(folder, basename(path));
  if (real !== null && confinement(realpathSync(within), real) === "inside") return real;
  throw failure(
    "outside-repository",
    say`${asPath(relative2(process.cwd(), path))} is not inside the repository`,
    say`Choose a file in it. Nothing was written.`
  );
}
function realFolder(folder) {
  let here = folder;
  while (lstatSync2(here, { throwIfNoEntry: false }) === void 0) here = dirname(here);
  return existsSync(here) ? join(realpathSync(here), relative2(here, folder)) : null;
}

// src/files/write.ts
import { randomBytes } from "node:crypto";
import {
  closeSync as closeSync2,
  existsSync as existsSync2,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync as lstatSync3,
  mkdirSync,
  openSync as openSync2,
  renameSync,
  rmSync,
  writeSync
} from "node:fs";
import { dirname as dirname2, relative as relative3 } from "node:path";
function replaceFile(within, path, bytes) {
  rewriteFile(within, path, (write) => write(bytes));
}
function rewriteFile(within, path, fill) {
  const target = confined(within, path);
  const temporary = `${target}.${randomBytes(8).toString("hex")}.tmp`;
  writeNew(temporary, fill, { mode: modeOf(target), durable: true });
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
function createFile(within, path, bytes, { durable } = { durable: true }) {
  const target = placeFor(within, path);
  try {
    writeNew(target, (write) => write(bytes), { mode: null, durable });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
function claimFile(within, path, bytes) {
  const target = placeFor(within, path);
  const temporary = `${target}.${randomBytes(8).toString("hex")}.tmp`;
  writeNew(temporary, (write) => write(bytes), { mode: null, durable: true });
  try {
    linkSync(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}
function createText(within, path, text) {
  if (createFile(within, path, Buffer.from(text))) return;
  throw failure(
    "file-exists",
    say`${asPath(relative3(process.cwd(), path))} exists already`,
    say`Move it away, and run the command again.`
  );
}
function openNew(within, path) {
  return openSync2(confined(within, path), "ax+");
}
function placeFor(within, path) {
  const target = confined(within, path);
  mkdirSync(dirname2(target), { recursive: true });
  return target;
}
function makeFolder(within, path) {
  if (!existsSync2(path)) mkdirSync(confined(within, path), { recursive: true });
}
function renameFile(within, from, to) {
  renameSync(confined(within, from), confined(within, to));
}
function removeFile(within, path) {
  rmSync(confined(within, path), { force: true });
}
function writeNew(path, fill, { mode, durable }) {
  const file = openSync2(path, "wx", mode ?? 438);
  let isWhole = false;
  try {
    fill((bytes) => writeAll(file, bytes));
    if (mode !== null) fchmodSync(file, mode);
    if (durable) fsyncSync(file);
    isWhole = true;
  } finally {
    closeSync2(file);
    if (!isWhole) rmSync(path, { force: true });
  }
}
function writeAll(file, bytes) {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
function modeOf(path) {
  const found = lstatSync3(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.mode & 511 : null;
}

export {
  repositoryOf,
  realPathOf,
  confinement,
  confined,
  replaceFile,
  rewriteFile,
  createFile,
  claimFile,
  createText,
  openNew,
  placeFor,
  makeFolder,
  renameFile,
  removeFile,
  writeAll,
  MOST_BYTES,
  openRegular,
  NO_LINKS,
  notRegular,
  tooLarge
};
