import { at } from '../matrix.ts';

/** A binary heap of indexes by ascending key; equal keys by ascending index, so that runs repeat. */
export class Heap {
  readonly #items: Uint32Array;
  readonly #keys: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    this.#items = new Uint32Array(capacity + 1);
    this.#keys = new Float64Array(capacity + 1);
  }

  /** Infinite where the heap is empty. */
  get leastKey(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : this.#key(0);
  }

  push(item: number, key: number): void {
    let hole = this.#size;
    this.#size += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.#precedes(item, key, parent)) break;
      this.#put(hole, at(this.#items, parent), this.#key(parent));
      hole = parent;
    }
    this.#put(hole, item, key);
  }

  pop(): number {
    const first = at(this.#items, 0);
    this.#size -= 1;
    const [item, key] = [at(this.#items, this.#size), this.#key(this.#size)];
    let hole = 0;
    for (let child = 1; child < this.#size; child = 2 * hole + 1) {
      const right = child + 1;
      const isRight =
        right < this.#size && this.#precedes(at(this.#items, right), this.#key(right), child);
      const least = isRight ? right : child;
      if (this.#precedes(item, key, least)) break;
      this.#put(hole, at(this.#items, least), this.#key(least));
      hole = least;
    }
    this.#put(hole, item, key);
    return first;
  }

  #precedes(item: number, key: number, place: number): boolean {
    const other = this.#key(place);
    return key < other || (key === other && item < at(this.#items, place));
  }

  #key(place: number): number {
    return this.#keys[place] as number;
  }

  #put(place: number, item: number, key: number): void {
    this.#items[place] = item;
    this.#keys[place] = key;
  }
}
