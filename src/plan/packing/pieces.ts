import { at } from './matrix.ts';

/** Numbers that grow: a million pieces must not be a million objects. */
export class Numbers {
  values: Uint32Array;
  length = 0;

  constructor(capacity = 16) {
    this.values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(Math.max(16, this.values.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  get(index: number): number {
    return at(this.values, index);
  }
}

/**
 * Rectangles of changes, each a slice of a pool of rows and a slice of a pool of columns. Cutting a
 * rectangle is moving offsets.
 */
export class Pieces {
  readonly rowAt: Numbers;
  readonly rowCount: Numbers;
  readonly columnAt: Numbers;
  readonly columnCount: Numbers;
  readonly rowPool: Uint32Array;
  readonly columnPool: Uint32Array;

  constructor(rowPool: Uint32Array, columnPool: Uint32Array, capacity = 16) {
    this.rowPool = rowPool;
    this.columnPool = columnPool;
    this.rowAt = new Numbers(capacity);
    this.rowCount = new Numbers(capacity);
    this.columnAt = new Numbers(capacity);
    this.columnCount = new Numbers(capacity);
  }

  get length(): number {
    return this.rowAt.length;
  }

  add(rowAt: number, rowCount: number, columnAt: number, columnCount: number): number {
    this.rowAt.push(rowAt);
    this.rowCount.push(rowCount);
    this.columnAt.push(columnAt);
    this.columnCount.push(columnCount);
    return this.rowAt.length - 1;
  }

  users(piece: number): number {
    return this.rowCount.get(piece);
  }

  segments(piece: number): number {
    return this.columnCount.get(piece);
  }
}
