import { createRequire as __segopsRequire } from 'node:module';
const require = __segopsRequire(import.meta.url);

// src/members/bytes.ts
var NEWLINE = 10;
function compareRanges(a, aStart, aEnd, b, bStart, bEnd) {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < shorter; i += 1) {
    const difference = (a[aStart + i] ?? 0) - (b[bStart + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
function copyOf(bytes, start, end) {
  return new Uint8Array(bytes.subarray(start, end));
}
function compareUtf8(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return aboveSurrogates(left) - aboveSurrogates(right);
  }
  return a.length - b.length;
}
function aboveSurrogates(unit) {
  return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}
function utf8(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
var SURROGATE = /[\ud800-\udfff]/;
function sortByUtf8(values) {
  values.sort();
  return values.some((value) => SURROGATE.test(value)) ? values.sort(compareUtf8) : values;
}
function sortedLines(values) {
  const sorted = sortByUtf8([...values]);
  const distinct = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
  return Buffer.from(distinct.map((value) => `${value}
`).join(""));
}
function countLines(block) {
  let lines = 0;
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

// src/members/words.ts
function newlineMarks(word) {
  const rest = word ^ 168430090;
  return rest - 16843009 & ~rest & 2155905152;
}
function unprintableMarks(word) {
  return (word - 538976288 | word | word + 16843009) & 2155905152;
}
function bytesBefore(marks) {
  return 31 - Math.clz32(marks & -marks) >> 3;
}
function lineEnd(view, from) {
  for (let at = from; ; at += 4) {
    const marks = newlineMarks(view.getInt32(at, true));
    if (marks !== 0) return at + bytesBefore(marks);
  }
}

// src/members/cursor.ts
function isBlock(cursor) {
  return "limit" in cursor;
}
function readerOf(bytes) {
  let at = 0;
  return {
    read: (into) => {
      const piece = bytes.subarray(at, at + into.length);
      into.set(piece);
      at += piece.length;
      return piece.length;
    },
    close: () => {
    }
  };
}
var NO_BYTES = new Uint8Array(0);
var SLACK = 8;
var NO_VIEW = new DataView(new ArrayBuffer(SLACK));
var LinesCursor = class {
  bytes = NO_BYTES;
  view = NO_VIEW;
  start = 0;
  end = -1;
  limit = 0;
  indent;
  #more;
  #disorder;
  #length = 0;
  /** The line before the current one: in `bytes`, or kept aside when its block was left. */
  #kept = null;
  constructor(more, indent = 0, disorder = () => new Error("lines do not ascend")) {
    this.#more = more;
    this.indent = indent;
    this.#disorder = disorder;
  }
  next() {
    const { start, end } = this;
    let from = end + 1;
    while (from >= this.#length) {
      if (!this.#turn()) return false;
      from = 0;
    }
    this.start = from + this.indent;
    this.end = from < this.limit ? lineEnd(this.view, this.start) : this.bytes.indexOf(NEWLINE, this.start);
    if (from === 0 ? this.#fallsBehindKept() : this.#fallsBehind(start, end)) {
      throw this.#disorder();
    }
    return true;
  }
  passed(_lines, start, end) {
    this.start = start;
    this.end = end;
  }
  #turn() {
    if (this.end >= 0) this.#kept = copyOf(this.bytes, this.start, this.end);
    const block = this.#more();
    if (block === null) {
      this.end = this.#length - 1;
      return false;
    }
    this.bytes = block;
    this.#length = block.length;
    this.end = -1;
    this.view = wholeView(block);
    this.limit = limitOf(block, this.view);
    return true;
  }
  #fallsBehindKept() {
    const kept = this.#kept;
    if (kept === null) return false;
    return compareRanges(kept, 0, kept.length, this.bytes, this.start, this.end) >= 0;
  }
  #fallsBehind(start, end) {
    return compareRanges(this.bytes, start, end, this.bytes, this.start, this.end) >= 0;
  }
};
function wholeView(block) {
  const reach = Math.min(block.length + SLACK, block.buffer.byteLength - block.byteOffset);
  return new DataView(block.buffer, block.byteOffset, reach);
}
function limitOf(block, view) {
  const reach = view.byteLength - SLACK;
  if (reach >= block.length) return block.length;
  return reach <= 0 ? 0 : block.lastIndexOf(NEWLINE, reach - 1) + 1;
}
function cursorOver(block, indent = 0) {
  let given = false;
  return new LinesCursor(() => {
    if (given) return null;
    given = true;
    return block;
  }, indent);
}
function compareCursors(a, b) {
  return compareRanges(a.bytes, a.start, a.end, b.bytes, b.start, b.end);
}
function textOf(cursor) {
  return utf8(cursor.bytes, cursor.start, cursor.end);
}

// src/members/split.ts
import { hash } from "node:crypto";
var WHOLE = 1e4;
var HASHES = 2 ** 32;
var LONGEST_MEMBER = 4096;
var [COLON, CAPITAL_A, CAPITAL_Z, TO_SMALL] = [58, 65, 90, 32];
var SHARE = /^(\d{1,3}(?:\.\d{1,2})?)%\.\.(\d{1,3}(?:\.\d{1,2})?)%$/;
function parseTake(text) {
  const match = SHARE.exec(text);
  if (match === null) return null;
  const [from, to] = [match[1], match[2]].map((percent) => Math.round(Number(percent) * 100));
  if (from === void 0 || to === void 0) return null;
  return from < to && to <= WHOLE ? { from, to } : null;
}
function takeText({ from, to }) {
  return `${from / 100}%..${to / 100}%`;
}
var Draw = class {
  #split;
  #start;
  #bytes;
  constructor(split) {
    this.#split = split;
    const salt = Buffer.from(split.salt);
    this.#start = salt.length + 1;
    this.#bytes = Buffer.alloc(this.#start + LONGEST_MEMBER);
    this.#bytes.set(salt);
    this.#bytes[salt.length] = COLON;
  }
  takes(kind, bytes, start, end) {
    const { from, to } = this.#split;
    const place = this.#hash(kind, bytes, start, end) * WHOLE;
    return from * HASHES <= place && place < to * HASHES;
  }
  #hash(kind, bytes, start, end) {
    const name = this.#nameFrom(bytes, start, end);
    if (kind === "identity") toSmall(name, this.#start);
    const digest = hash("md5", name, "binary");
    const high = digest.charCodeAt(0) << 8 | digest.charCodeAt(1);
    return high * 2 ** 16 + (digest.charCodeAt(2) << 8 | digest.charCodeAt(3));
  }
  #nameFrom(bytes, start, end) {
    const length = this.#start + end - start;
    if (length > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * length);
    this.#bytes.set(bytes.subarray(start, end), this.#start);
    return this.#bytes.subarray(0, length);
  }
};
function toSmall(bytes, from) {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== void 0 && byte >= CAPITAL_A && byte <= CAPITAL_Z) bytes[at] = byte + TO_SMALL;
  }
}
function isTaken(splits, kind, name) {
  return splits.every((split) => new Draw(split).takes(kind, name, 0, name.length));
}
function sumOfCounts(counts) {
  const sum = { guids: 0, leftOut: 0, comeIn: 0, goOut: 0 };
  for (const one of counts) {
    sum.guids += one.guids;
    sum.leftOut += one.leftOut;
    sum.comeIn += one.comeIn;
    sum.goOut += one.goOut;
  }
  return sum;
}
var SplitCursor = class {
  bytes = NO_BYTES;
  start = 0;
  end = 0;
  counts = { guids: 0, leftOut: 0, comeIn: 0, goOut: 0 };
  #from;
  #kind;
  #now;
  /** null where it is as before. */
  #before;
  constructor(from, kind, splits, before) {
    this.#from = from;
    this.#kind = kind;
    this.#now = splits.map((split) => new Draw(split));
    const isAsBefore = JSON.stringify(before) === JSON.stringify(splits);
    this.#before = isAsBefore ? null : before.map((split) => new Draw(split));
  }
  next() {
    while (this.#from.next()) {
      const { bytes, start, end } = this.#from;
      const isIn = this.#isIn(this.#now, bytes, start, end);
      const wasIn = this.#before === null ? isIn : this.#isIn(this.#before, bytes, start, end);
      this.#count(isIn, wasIn);
      if (!isIn) continue;
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      return true;
    }
    return false;
  }
  #isIn(draws, bytes, start, end) {
    return draws.every((draw) => draw.takes(this.#kind, bytes, start, end));
  }
  #count(isIn, wasIn) {
    const { counts } = this;
    if (this.#kind === "guid") counts.guids += 1;
    if (!isIn) counts.leftOut += 1;
    if (isIn && !wasIn) counts.comeIn += 1;
    if (!isIn && wasIn) counts.goOut += 1;
  }
};

export {
  NEWLINE,
  compareRanges,
  copyOf,
  compareUtf8,
  utf8,
  sortedLines,
  countLines,
  newlineMarks,
  unprintableMarks,
  bytesBefore,
  lineEnd,
  isBlock,
  readerOf,
  NO_BYTES,
  SLACK,
  LinesCursor,
  cursorOver,
  compareCursors,
  textOf,
  parseTake,
  takeText,
  isTaken,
  sumOfCounts,
  SplitCursor
};
