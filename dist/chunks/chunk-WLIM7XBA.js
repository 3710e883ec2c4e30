import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);
import {
  regularNamed,
  writeNamed
} from "./chunk-3DHMTD4T.js";
import {
  codeOf
} from "./chunk-QLBRRXQH.js";
import {
  Failure,
  asPath,
  asThrown,
  failure,
  failureCode,
  say
} from "./chunk-I3YRI3NT.js";

// src/app/named-files.ts
function readableAt(path, code, next) {
  try {
    return regularNamed(path);
  } catch (error) {
    const isOther = failureCode(error) === "not-a-regular-file";
    if (!isOther && codeOf(error) !== "ENOENT") throw error;
    const what = isOther ? say`is not a file` : say`does not exist`;
    throw failure(code, say`${asPath(path)} ${what}`, next);
  }
}
function writePage(pieces, path) {
  writePieces(pieces, path, "page-unwritable", say`the page cannot be written`);
}
function writePieces(pieces, path, code, what) {
  try {
    writeNamed(path, (write) => {
      for (const piece of pieces) write(Buffer.from(piece));
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const next = say`Name a file in a folder that exists.`;
    throw failure(code, say`${what}${asThrown(error)}`, next, { file: path });
  }
}

export {
  readableAt,
  writePage,
  writePieces
};
