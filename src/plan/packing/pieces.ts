import { at } from './matrix.ts';

/** Numbers that grow: a million pieces must not be a million objects. */
export class Numbers {
  #values: Uint32Array;
  #length: number;

  constructor(values: Uint32Array = new Uint32Array()) {
    this.#values = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(Math.max(16, this.#length * 2));
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  get(index: number): number {
    return at(this.#values, index);
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  view(from = 0, count = this.#length - from): Uint32Array {
    return this.#values.subarray(from, from + count);
  }
}

/**
 * Rectangles of changes: each takes a slice of a pool of rows and a slice of a pool of columns, so
 * that a cut only moves offsets.
 */
export class Pieces {
  readonly rows: Numbers;
  readonly columns: Numbers;
  /** Four for each piece: where its rows begin, how many they are, and the same of its columns. */
  readonly #slices = new Numbers();

  constructor(rows: Numbers, columns: Numbers) {
    this.rows = rows;
    this.columns = columns;
  }

  get length(): number {
    return this.#slices.length / 4;
  }

  add(rowAt: number, users: number, columnAt: number, segments: number): number {
    this.#slices.push(rowAt);
    this.#slices.push(users);
    this.#slices.push(columnAt);
    this.#slices.push(segments);
    return this.length - 1;
  }

  /** Adds a rectangle of these rows and columns, which go to the end of the pools. */
  append(rows: Iterable<number>, columns: Iterable<number>): void {
    const [rowAt, columnAt] = [this.rows.length, this.columns.length];
    for (const row of rows) this.rows.push(row);
    for (const column of columns) this.columns.push(column);
    this.add(rowAt, this.rows.length - rowAt, columnAt, this.columns.length - columnAt);
  }

  rowAt(piece: number): number {
    return this.#slices.get(4 * piece);
  }

  users(piece: number): number {
    return this.#slices.get(4 * piece + 1);
  }

  columnAt(piece: number): number {
    return this.#slices.get(4 * piece + 2);
  }

  segments(piece: number): number {
    return this.#slices.get(4 * piece + 3);
  }

  rowsOf(piece: number): Uint32Array {
    return this.rows.view(this.rowAt(piece), this.users(piece));
  }

  columnsOf(piece: number): Uint32Array {
    return this.columns.view(this.columnAt(piece), this.segments(piece));
  }

  /** Takes so many rows off the front of the piece. */
  dropRows(piece: number, users: number): void {
    this.#slices.set(4 * piece, this.rowAt(piece) + users);
    this.#slices.set(4 * piece + 1, this.users(piece) - users);
  }
}

/** Cuts pieces with more segments than a request into as few as hold them, all of nearly one size. */
export function cutWide(pieces: Pieces, segments: number): Pieces {
  const cut = new Pieces(pieces.rows, pieces.columns);
  for (let piece = 0; piece < pieces.length; piece += 1) {
    const width = pieces.segments(piece);
    const parts = Math.ceil(width / segments);
    for (let part = 0; part < parts; part += 1) {
      const from = Math.floor((width * part) / parts);
      const until = Math.floor((width * (part + 1)) / parts);
      const columnAt = pieces.columnAt(piece) + from;
      cut.add(pieces.rowAt(piece), pieces.users(piece), columnAt, until - from);
    }
  }
  return cut;
}
