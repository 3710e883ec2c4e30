import { NEWLINE } from './bytes.ts';

/** More would not fit the cache. */
const MOST_NODES = 1 << 10;
const BYTES = 256;

/**
 * Puts lines into buckets, so that every line of a bucket comes before every line of the next. It is
 * built from a sorted sample. Where many lines of the sample begin with the same bytes, a node looks at
 * one byte more. Bytes that few lines have share a bucket with their neighbours. A bucket can still get
 * more lines than the sample suggests, which costs time, not correctness.
 */
export class LineTrie {
  buckets = 0;
  /** For each node and byte: the next node, or the complement of a bucket. */
  #next = new Int16Array(0);
  #nodes = 0;
  #view: DataView = new DataView(new ArrayBuffer(0));
  #sample: Uint32Array = new Uint32Array(0);
  #most = 0;

  /** `sample`: offsets of ascending lines in `view`; a bucket takes about `most` of them. */
  grow(view: DataView, sample: Uint32Array, most: number): void {
    if (this.#next.length === 0) this.#next = new Int16Array(MOST_NODES * BYTES);
    this.#view = view;
    this.#sample = sample;
    this.#most = most;
    this.#nodes = 0;
    this.buckets = 0;
    this.#grow(0, sample.length, 0);
  }

  /** The bucket of the line at `at`. */
  find(bytes: Uint8Array, at: number): number {
    const next = this.#next;
    let node = 0;
    // A newline always leads to a bucket, so no walk leaves its line.
    for (let i = at; ; i += 1) {
      node = next[node * 256 + (bytes[i] ?? 0)] ?? -1;
      if (node < 0) return ~node;
    }
  }

  #grow(from: number, to: number, depth: number): number {
    const node = this.#nodes;
    this.#nodes += 1;
    let bucket = this.#bucket();
    let inBucket = 0;
    let first = from;
    for (let byte = 0; byte < BYTES; byte += 1) {
      let last = first;
      while (last < to && this.#byteOf(last, depth) === byte) last += 1;
      const count = last - first;
      const splits = count > this.#most && byte !== NEWLINE && this.#nodes < MOST_NODES;
      if (splits) {
        this.#next[node * BYTES + byte] = this.#grow(first, last, depth + 1);
      }
      if (splits || (inBucket > 0 && inBucket + count > this.#most)) {
        bucket = this.#bucket();
        inBucket = 0;
      }
      if (!splits) {
        this.#next[node * BYTES + byte] = ~bucket;
        inBucket += count;
      }
      first = last;
    }
    return node;
  }

  #bucket(): number {
    this.buckets += 1;
    return this.buckets - 1;
  }

  #byteOf(index: number, depth: number): number {
    return this.#view.getUint8((this.#sample[index] ?? 0) + depth);
  }
}
