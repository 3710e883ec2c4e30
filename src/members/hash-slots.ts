import type { createHash, Hash } from 'node:crypto';

/** Memory that the thread which hashes shares with the thread which sends. */
export interface HashRing {
  /** Places of `PLACES`. */
  readonly control: Int32Array;
  /** Three numbers a slot: whose bytes they are, how many, and whether they are the last ones. */
  readonly labels: Int32Array;
  readonly data: Uint8Array;
  /** For each digest, whose it is. */
  readonly owners: Int32Array;
  readonly digests: Uint8Array;
  readonly slots: number;
  readonly idleMs: number;
}

/** Places in `control`. Slots are counted from the start of the thread on. */
export const STATE = 0;
export const FILLED = 1;
export const EMPTIED = 2;
/** Hashes that have begun and whose digest was not taken. */
export const OPEN = 3;

/** Values of STATE. */
export const STARTING = 0;
export const READY = 1;
export const STOPPED = 2;
export const FAILED = 3;

/**
 * The whole program of the thread that hashes. It is sent to the thread as text. So it can name nothing
 * outside itself, and writes the numbers above as they are.
 */
export function hashSlots(ring: HashRing, create: typeof createHash): void {
  const { control, labels, data, owners, digests, slots, idleMs } = ring;
  const slotBytes = data.length / slots;
  const running = new Map<number, Hash>();

  function empty(slot: number): void {
    const [id = 0, length = 0, isLast = 0] = labels.subarray(3 * slot, 3 * slot + 3);
    const hash = running.get(id) ?? create('sha256');
    hash.update(data.subarray(slot * slotBytes, slot * slotBytes + length));
    running.set(id, hash);
    if (isLast === 0) return;
    const answer = id % owners.length;
    digests.set(hash.digest(), 32 * answer);
    owners[answer] = id;
    running.delete(id);
  }

  /** Stops unless a hash is open. Who opens one looks at the state afterwards, so one of both sees the other. */
  function stops(): boolean {
    Atomics.store(control, 0, 2);
    if (Atomics.load(control, 3) === 0) return true;
    Atomics.store(control, 0, 1);
    return false;
  }

  function work(): void {
    for (let emptied = 0; ; ) {
      while (emptied === Atomics.load(control, 1)) {
        const idle = Atomics.wait(control, 1, emptied, idleMs) === 'timed-out';
        if (idle && stops()) return;
      }
      empty(emptied % slots);
      emptied += 1;
      Atomics.store(control, 2, emptied);
      Atomics.notify(control, 2);
    }
  }

  Atomics.store(control, 0, 1);
  Atomics.notify(control, 0);
  try {
    work();
  } catch {
    Atomics.store(control, 0, 3);
    // Who waits for a slot sees a change, whenever it looks.
    Atomics.store(control, 2, -1);
    Atomics.notify(control, 2);
  }
}
