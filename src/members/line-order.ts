import { NEWLINE } from './bytes.ts';
import { newlineMarks } from './words.ts';

/**
 * Sorts lines that are anywhere in one block of memory, by the offsets of their beginnings.
 *
 * Comparing two lines reads two places in memory, so it is done as little as possible. A group of
 * lines is first freed of its common prefix. A large group is then put into bins by its next two bytes,
 * counted exactly, and neighbouring small bins are joined to leaves. In a leaf, the next six bytes of
 * each line and its 16-bit number in the leaf make one 64-bit number. The native sort of a
 * BigUint64Array orders those numbers without reading a line again. Lines with the same six bytes are a
 * group again, six bytes further on.
 *
 * A newline ends a line and is lower than any byte of a member, so it is compared like a byte. What
 * follows it is not compared. Every step goes at least two bytes deeper or finds all lines equal, so a
 * group of equal lines, or of lines with a long common prefix, costs no more than its bytes.
 */

/** Takes the place of an offset whose line equals one before it. */
export const DUPLICATE = 0xffffffff;

/** A line's number in its leaf takes 16 bits. Leaves are smaller, so that they fit the cache. */
const MOST_IN_LEAF = 1 << 13;
const FEW = 12;
const KEY_BYTES = 6;
const BIN_BYTES = 2;
/** The order of the halves of a 64-bit number in memory: the lower one first on most machines. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

export class LineOrder {
  #view: DataView = new DataView(new ArrayBuffer(0));
  #keys = new BigUint64Array(0);
  #halves = new Uint32Array(0);
  #counts = new Uint32Array(0);
  #order: Uint32Array = new Uint32Array(0);
  #duplicates = 0;
  #scratch: Uint32Array = new Uint32Array(0);

  /**
   * Orders `offsets[from, to)` by their lines in `view`, which has at least eight bytes after the
   * last of them. Marks duplicates and returns how many they are.
   */
  sort(view: DataView, offsets: Uint32Array, from: number, to: number): number {
    const count = to - from;
    this.#view = view;
    this.#order = offsets.subarray(from, to);
    if (this.#scratch.length < count) this.#scratch = new Uint32Array(2 * count);
    this.#duplicates = 0;
    this.#sort(0, count, 0);
    return this.#duplicates;
  }

  #sort(from: number, to: number, depth: number): void {
    const count = to - from;
    if (count < 2) return;
    if (count <= FEW) {
      this.#insert(from, to, depth);
      return;
    }
    const common = this.#commonDepth(from, to, depth);
    if (common < 0) {
      this.#markRest(from, to);
      return;
    }
    if (count <= MOST_IN_LEAF) this.#sortLeaf(from, to, common);
    else this.#sortBins(from, to, common);
  }

  /** The length of the common prefix of the group; -1 if all its lines are equal. */
  #commonDepth(from: number, to: number, depth: number): number {
    const view = this.#view;
    const order = this.#order;
    const first = (order[from] ?? 0) + depth;
    let width = 0;
    while (view.getUint8(first + width) !== NEWLINE) width += 1;
    // Up to and including the newline.
    width += 1;
    for (let i = from + 1; i < to && width > 0; i += 1) {
      const line = (order[i] ?? 0) + depth;
      let at = 0;
      while (at < width && view.getUint8(first + at) === view.getUint8(line + at)) at += 1;
      width = at;
    }
    return width > 0 && view.getUint8(first + width - 1) === NEWLINE ? -1 : depth + width;
  }

  #sortBins(from: number, to: number, depth: number): void {
    if (this.#counts.length === 0) this.#counts = new Uint32Array(1 << (8 * BIN_BYTES));
    const counts = this.#counts.fill(0);
    const order = this.#order;
    for (let i = from; i < to; i += 1) {
      const bin = this.#binOf((order[i] ?? 0) + depth);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const groups = this.#placeBins(from, depth);
    const scratch = this.#scratch;
    for (let i = from; i < to; i += 1) {
      const offset = order[i] ?? 0;
      const bin = this.#binOf(offset + depth);
      const place = counts[bin] ?? 0;
      counts[bin] = place + 1;
      scratch[place] = offset;
    }
    order.set(scratch.subarray(from, to), from);
    for (const group of groups) this.#sort(group.from, group.to, group.depth);
  }

  #binOf(at: number): number {
    const bin = this.#view.getUint16(at);
    return bin >> 8 === NEWLINE ? NEWLINE << 8 : bin;
  }

  /** Turns counts into the place of each bin's first line, and joins small bins to groups. */
  #placeBins(from: number, depth: number): Group[] {
    const counts = this.#counts;
    const groups: Group[] = [];
    let open = from;
    let place = from;
    for (let bin = NEWLINE << 8; bin < counts.length; bin += 1) {
      const count = counts[bin] ?? 0;
      if (count === 0) continue;
      if (place > open && place - open + count > MOST_IN_LEAF) {
        groups.push({ from: open, to: place, depth });
        open = place;
      }
      counts[bin] = place;
      place += count;
      if (count > MOST_IN_LEAF) {
        // Alone in its group, and equal in both bytes unless its lines have ended.
        const ended = bin >> 8 === NEWLINE || (bin & 0xff) === NEWLINE;
        groups.push({ from: open, to: place, depth: ended ? depth : depth + BIN_BYTES });
        open = place;
      }
    }
    if (place > open) groups.push({ from: open, to: place, depth });
    return groups;
  }

  #sortLeaf(from: number, to: number, depth: number): void {
    const order = this.#order.subarray(from, to);
    this.#makeRoom(order.length);
    const scratch = this.#scratch;
    const keys = this.#keys.subarray(0, order.length);
    this.#putKeys(order, depth);
    keys.sort();
    scratch.set(order);
    const halves = this.#halves;
    const ties: number[] = [];
    let tied = 0;
    let highBefore = 0;
    let lowBefore = 0;
    for (let i = 0; i < order.length; i += 1) {
      const high = halves[2 * i + HIGH] ?? 0;
      const low = halves[2 * i + LOW] ?? 0;
      order[i] = scratch[low & 0xffff] ?? 0;
      if (high !== highBefore || (low ^ lowBefore) >>> 16 !== 0) {
        if (i - tied > 1) ties.push(tied, i);
        tied = i;
        highBefore = high;
        lowBefore = low;
      }
    }
    if (order.length - tied > 1) ties.push(tied, order.length);
    for (let i = 0; i < ties.length; i += 2) {
      this.#sortTied(from + (ties[i] ?? 0), from + (ties[i + 1] ?? 0), depth);
    }
  }

  #makeRoom(count: number): void {
    if (this.#keys.length >= count) return;
    this.#keys = new BigUint64Array(Math.min(MOST_IN_LEAF, 2 * count));
    this.#halves = new Uint32Array(this.#keys.buffer);
  }

  /** For each line: six bytes from `depth` on, zeros after its newline, and its number. */
  #putKeys(order: Uint32Array, depth: number): void {
    const view = this.#view;
    const halves = this.#halves;
    for (let i = 0; i < order.length; i += 1) {
      const at = (order[i] ?? 0) + depth;
      let high = view.getUint32(at);
      let low = view.getUint16(at + 4);
      // The upper half of `low` is filled with bytes that are not a newline.
      if ((newlineMarks(high) | newlineMarks(low | 0x20200000)) !== 0) {
        const width = newlineWithin(view, at, KEY_BYTES);
        const behind = 24 - 8 * Math.min(width, 3);
        high = ((high >>> behind) << behind) >>> 0;
        if (width < 4) low = 0;
        else if (width === 4) low &= 0xff00;
      }
      halves[2 * i + HIGH] = high;
      halves[2 * i + LOW] = (low << 16) | i;
    }
  }

  /** Lines with the same six bytes: all equal if they end there. */
  #sortTied(from: number, to: number, depth: number): void {
    const first = (this.#order[from] ?? 0) + depth;
    if (newlineWithin(this.#view, first, KEY_BYTES) < KEY_BYTES) this.#markRest(from, to);
    else this.#sort(from, to, depth + KEY_BYTES);
  }

  #insert(from: number, to: number, depth: number): void {
    const order = this.#order;
    for (let i = from + 1; i < to; i += 1) {
      const offset = order[i] ?? 0;
      let j = i;
      while (j > from && this.#compare((order[j - 1] ?? 0) + depth, offset + depth) > 0) {
        order[j] = order[j - 1] ?? 0;
        j -= 1;
      }
      order[j] = offset;
    }
    this.#markEqual(from, to, depth);
  }

  #markEqual(from: number, to: number, depth: number): void {
    const order = this.#order;
    let kept = order[from] ?? 0;
    for (let i = from + 1; i < to; i += 1) {
      const offset = order[i] ?? 0;
      if (this.#compare(kept + depth, offset + depth) === 0) this.#markRest(i - 1, i + 1);
      else kept = offset;
    }
  }

  /** All lines of the group equal the first. */
  #markRest(from: number, to: number): void {
    this.#order.fill(DUPLICATE, from + 1, to);
    this.#duplicates += to - from - 1;
  }

  /** Compares the rests of two lines. */
  #compare(a: number, b: number): number {
    const view = this.#view;
    for (let i = 0; ; i += 1) {
      const left = view.getUint8(a + i);
      const right = view.getUint8(b + i);
      if (left !== right) return left - right;
      if (left === NEWLINE) return 0;
    }
  }
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** How many bytes come before a newline; `width` if there is none among so many. */
function newlineWithin(view: DataView, at: number, width: number): number {
  for (let i = 0; i < width; i += 1) if (view.getUint8(at + i) === NEWLINE) return i;
  return width;
}
