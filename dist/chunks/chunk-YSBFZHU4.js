import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  MOST_BYTES,
  confined,
  confinement,
  notRegular,
  openRegular,
  rewriteFile,
  tooLarge,
  writeAll
} from "./chunk-Z77BLT6X.js";
import {
  asPath,
  failure,
  say
} from "./chunk-I3YRI3NT.js";

// src/files/named.ts
import {
  appendFileSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync
} from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
function writeNamed(path, fill) {
  const top = checkoutOf(path);
  if (top !== null) {
    refuseSpecial(confined(top, path));
    rewriteFile(top, path, fill);
    return;
  }
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFIFO() || found?.isCharacterDevice()) writeThrough(path, fill);
  else {
    const real = found === void 0 ? resolve(path) : realpathSync(path);
    rewriteFile(dirname(real), real, fill);
  }
}
function checkNamed(path) {
  const top = checkoutOf(path);
  if (top !== null) confined(top, path);
}
function refuseSpecial(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === void 0 || found.isFile() || found.isSymbolicLink()) return;
  throw notRegular(path);
}
function writeThrough(path, fill) {
  const file = openSync(path, "w");
  try {
    fill((bytes) => writeAll(file, bytes));
  } finally {
    closeSync(file);
  }
}
function readNamed(path, most = MOST_BYTES) {
  const top = checkoutOf(path);
  const file = top === null ? openSync(path, "r") : openRegular(insideOf(top, path));
  try {
    return readUpTo(file, most, path);
  } finally {
    closeSync(file);
  }
}
function startOf(path, most) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(most);
    return start.toString("utf8", 0, readSync(file, start, 0, most, 0));
  } finally {
    closeSync(file);
  }
}
function regularNamed(path) {
  const top = checkoutOf(path);
  const real = top === null ? realpathSync(path) : insideOf(top, path);
  if (!lstatSync(real).isFile()) throw notRegular(path);
  return real;
}
var PIECE = 1 << 20;
function readUpTo(file, most, path) {
  const pieces = [];
  let size = 0;
  for (; ; ) {
    const piece = Buffer.allocUnsafe(PIECE);
    const more = readSync(file, piece, 0, PIECE, null);
    if (more === 0) return Buffer.concat(pieces);
    size += more;
    if (size > most) throw tooLarge(path, most);
    pieces.push(more < PIECE ? Buffer.from(piece.subarray(0, more)) : piece);
  }
}
function insideOf(top, path) {
  const real = realpathSync(path);
  if (confinement(top, real) === "inside") return real;
  throw failure(
    "outside-repository",
    say`${asPath(path)} is a link that leads out of the repository`,
    say`Name the file itself. Nothing was read from it.`
  );
}
function checkoutOf(path) {
  const written = resolve(path);
  for (let here2 = dirname(written); ; here2 = dirname(here2)) {
    if (existsSync(join(here2, ".git"))) {
      return confinement(here2, written) === "inside" ? realpathSync(here2) : null;
    }
    if (dirname(here2) === here2) break;
  }
  const here = process.cwd();
  const isInside = here !== parse(here).root && confinement(here, written) === "inside";
  return isInside ? realpathSync(here) : null;
}
function appendText(path, text) {
  appendFileSync(path, text);
}

export {
  writeNamed,
  checkNamed,
  readNamed,
  startOf,
  regularNamed,
  appendText
};
