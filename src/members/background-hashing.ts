import { createRequire } from 'node:module';
import type * as Threads from 'node:worker_threads';
import type { HashRing } from './hash-slots.ts';
import {
  EMPTIED,
  FAILED,
  FILLED,
  hashSlots,
  OPEN,
  READY,
  STARTING,
  STATE,
  STOPPED,
} from './hash-slots.ts';
import type { Hashing, RunningHash } from './hashing.ts';
import { hashingHere } from './hashing.ts';

/**
 * SHA-256 on a second thread, while this one merges.
 *
 * Bytes go to the thread through a ring of slots in shared memory. This thread fills the slots in
 * order and the other one empties them in order, so two counters are all that they must agree on.
 * Bytes are copied when they are given. So what is hashed is what was read, even if the caller uses its
 * memory again, and the other thread sees nothing that is merged.
 *
 * A digest comes back under the number of its hash. If it does not come, that is an error, and never a
 * digest.
 *
 * A thread costs about as much as hashing tens of megabytes. It is started once so many bytes are
 * expected, and gets no work before it says that it is ready. So a small plan never starts one, and
 * where none can start, everything is hashed here. It stops by itself when there is nothing to do,
 * and gives its memory back.
 */

/** Bytes to hash that are worth a thread: where no core is idle, its start is all loss. */
const WORTH_A_THREAD = 64 << 20;
/** A hash of so many bytes waits for a thread that is starting. */
const WORTH_WAITING = 32 << 20;
/** Giving away fewer bytes costs as much as hashing them. */
const WORTH_GIVING = 1 << 14;
const START_MS = 1000;
const IDLE_MS = 10;

const SLOTS = 16;
const SLOT_BYTES = 1 << 17;
/** Filled slots that are worth waking the thread, which costs as much as hashing some kilobytes. */
const WAKE_AT = 4;
/** Looks at a counter before this thread sleeps: the other one is mostly about to be done. */
const LOOKS = 2000;
/** Digests that may wait to be taken. A plan has one or two. */
const ANSWERS = 64;
const DIGEST_BYTES = 32;

export interface ThreadOptions {
  readonly worthAThread: number;
  /** Starts a thread that runs `hashSlots` over the ring. */
  readonly start: (ring: HashRing) => void;
  /** A thread that is silent for so long is lost. */
  readonly answerMs: number;
}

const OPTIONS: ThreadOptions = {
  worthAThread: WORTH_A_THREAD,
  start: startWorker,
  answerMs: 60_000,
};

export class BackgroundHashing implements Hashing {
  readonly #options: ThreadOptions;
  #expected = 0;
  #thread: HashThread | null = null;

  constructor(options: Partial<ThreadOptions> = {}) {
    this.#options = { ...OPTIONS, ...options };
  }

  start(size: number): RunningHash {
    const thread = this.#threadFor(size);
    const id = thread?.open(size >= WORTH_WAITING ? START_MS : 0) ?? null;
    return thread === null || id === null ? hashingHere.start(size) : new GivenHash(thread, id);
  }

  /** If the ring is full, the other thread is behind, so this one helps. */
  hash(bytes: Uint8Array): Pick<RunningHash, 'digest'> {
    const thread = this.#threadFor(bytes.length);
    const id = thread?.hasRoom(bytes.length) === true ? thread.open(0) : null;
    if (thread === null || id === null) return hashingHere.hash(bytes);
    const hash = new GivenHash(thread, id);
    hash.update(bytes);
    hash.end();
    return hash;
  }

  #threadFor(size: number): HashThread | null {
    this.#expected += size;
    if (this.#thread?.hasStopped() === true) this.#thread = null;
    if (this.#thread === null && this.#expected >= this.#options.worthAThread) {
      this.#expected = 0;
      this.#thread = new HashThread(this.#options);
    }
    return size < WORTH_GIVING ? null : this.#thread;
  }
}

/** A hash that the other thread computes. */
class GivenHash implements RunningHash {
  readonly #thread: HashThread;
  readonly #id: number;
  /** Slots that are filled once this hash has ended. */
  #end: number | null = null;

  constructor(thread: HashThread, id: number) {
    this.#thread = thread;
    this.#id = id;
  }

  update(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; at += SLOT_BYTES) {
      this.#thread.give(this.#id, piece.subarray(at, at + SLOT_BYTES), false);
    }
  }

  end(): number {
    this.#end ??= this.#thread.give(this.#id, NOTHING, true);
    return this.#end;
  }

  digest(): string {
    return this.#thread.take(this.#id, this.end());
  }
}

const NOTHING = new Uint8Array(0);

/** This thread's side of the ring. */
class HashThread {
  readonly #ring = newRing();
  readonly #answerMs: number;
  #filled = 0;
  #opened = 0;

  constructor({ start, answerMs }: ThreadOptions) {
    this.#answerMs = answerMs;
    try {
      start(this.#ring);
    } catch {
      // Node may be told to permit no threads. Then everything is hashed here.
      Atomics.store(this.#ring.control, STATE, FAILED);
    }
  }

  hasStopped(): boolean {
    return Atomics.load(this.#ring.control, STATE) === STOPPED;
  }

  hasRoom(size: number): boolean {
    const waiting = this.#filled - Atomics.load(this.#ring.control, EMPTIED);
    return waiting + Math.ceil(size / SLOT_BYTES) < SLOTS;
  }

  /** The number of a new hash; null if the thread is not ready in time. */
  open(timeout: number): number | null {
    const { control } = this.#ring;
    Atomics.wait(control, STATE, STARTING, timeout);
    Atomics.add(control, OPEN, 1);
    if (Atomics.load(control, STATE) === READY) {
      this.#opened += 1;
      return this.#opened;
    }
    Atomics.sub(control, OPEN, 1);
    return null;
  }

  /** Returns how many slots are filled then. */
  give(id: number, bytes: Uint8Array, isLast: boolean): number {
    this.#waitUntilEmptied(this.#filled - SLOTS + 1);
    const { control, labels, data } = this.#ring;
    const slot = this.#filled % SLOTS;
    data.set(bytes, slot * SLOT_BYTES);
    labels.set([id, bytes.length, isLast ? 1 : 0], 3 * slot);
    this.#filled += 1;
    Atomics.store(control, FILLED, this.#filled);
    if (this.#filled - Atomics.load(control, EMPTIED) >= WAKE_AT) Atomics.notify(control, FILLED);
    return this.#filled;
  }

  /** The digest of a hash that ends before so many slots. */
  take(id: number, end: number): string {
    this.#waitUntilEmptied(end);
    const { control, owners, digests } = this.#ring;
    const answer = id % ANSWERS;
    if (owners[answer] !== id) throw new Error('a digest was overwritten before it was taken');
    Atomics.sub(control, OPEN, 1);
    const at = DIGEST_BYTES * answer;
    return Buffer.from(digests.slice(at, at + DIGEST_BYTES)).toString('hex');
  }

  #waitUntilEmptied(slots: number): void {
    const { control } = this.#ring;
    for (let look = 0; ; look += 1) {
      const emptied = Atomics.load(control, EMPTIED);
      if (emptied >= slots) return;
      if (look === 0) Atomics.notify(control, FILLED);
      if (look >= LOOKS) this.#sleepWhile(emptied);
    }
  }

  /** Sleeps until more slots than `emptied` are emptied. Throws if that does not happen. */
  #sleepWhile(emptied: number): void {
    const { control } = this.#ring;
    if (Atomics.load(control, STATE) === FAILED) throw new Error('the hashing thread failed');
    if (Atomics.wait(control, EMPTIED, emptied, this.#answerMs) === 'timed-out') {
      throw new Error('the hashing thread does not answer');
    }
  }
}

function newRing(): HashRing {
  return {
    control: new Int32Array(new SharedArrayBuffer(16)),
    labels: new Int32Array(new SharedArrayBuffer(12 * SLOTS)),
    data: new Uint8Array(new SharedArrayBuffer(SLOTS * SLOT_BYTES)),
    owners: new Int32Array(new SharedArrayBuffer(4 * ANSWERS)),
    digests: new Uint8Array(new SharedArrayBuffer(DIGEST_BYTES * ANSWERS)),
    slots: SLOTS,
    idleMs: IDLE_MS,
  };
}

/** The thread sees no environment, and does not keep the program running. */
function startWorker(ring: HashRing): void {
  const source = `(${hashSlots})(require('worker_threads').workerData, require('crypto').createHash)`;
  // Loaded only here, because that takes a millisecond, which every small plan would pay.
  const threads: typeof Threads = createRequire(import.meta.url)('node:worker_threads');
  const worker = new threads.Worker(source, {
    eval: true,
    workerData: ring,
    env: {},
    execArgv: [],
  });
  worker.on('error', () => Atomics.store(ring.control, STATE, FAILED));
  worker.unref();
}
