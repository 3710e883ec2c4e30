import { at } from '../matrix.ts';

/** A binary heap of indexes by ascending key; equal keys by ascending index, so that runs repeat. */
export class Heap {
  private readonly items: Uint32Array;
  private readonly keys: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.items = new Uint32Array(capacity + 1);
    this.keys = new Float64Array(capacity + 1);
  }

  least(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.keys[0] as number);
  }

  push(item: number, key: number): void {
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.precedes(item, key, parent)) break;
      this.copy(parent, hole);
      hole = parent;
    }
    this.items[hole] = item;
    this.keys[hole] = key;
  }

  pop(): number {
    const first = at(this.items, 0);
    this.size--;
    const item = at(this.items, this.size);
    const key = this.keys[this.size] as number;
    let hole = 0;
    for (let child = 1; child < this.size; child = 2 * hole + 1) {
      const right = child + 1;
      const other =
        right < this.size &&
        this.precedes(at(this.items, right), this.keys[right] as number, child);
      const least = other ? right : child;
      if (this.precedes(item, key, least)) break;
      this.copy(least, hole);
      hole = least;
    }
    this.items[hole] = item;
    this.keys[hole] = key;
    return first;
  }

  private precedes(item: number, key: number, place: number): boolean {
    const other = this.keys[place] as number;
    return key < other || (key === other && item < at(this.items, place));
  }

  private copy(from: number, to: number): void {
    this.items[to] = at(this.items, from);
    this.keys[to] = this.keys[from] as number;
  }
}
