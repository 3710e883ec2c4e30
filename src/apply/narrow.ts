import { nameOf } from '../members/member.ts';
import type { Batch, Counting, Limits } from '../model.ts';

/** The next stricter reading of CleverTap's limits; `pairs` is the strictest. */
export function narrower(counting: Counting): Counting | null {
  if (counting === 'distinct') return 'occurrences';
  return counting === 'occurrences' ? 'pairs' : null;
}

/** Whether a batch keeps the limits under the given counting. */
export function fits(batch: Batch, limits: Limits, counting: Counting): boolean {
  if (batch.entries.length > limits.entries) return false;
  const { users, segments, pairs } = counted(batch, counting);
  return users <= limits.users && segments <= limits.segments && pairs <= limits.entries;
}

function counted(batch: Batch, counting: Counting): Record<'users' | 'segments' | 'pairs', number> {
  const { entries } = batch;
  const total = (size: (entry: Batch['entries'][number]) => number) =>
    entries.reduce((sum, entry) => sum + size(entry), 0);
  if (counting === 'distinct') {
    const users = new Set(entries.flatMap(({ members }) => members.map(nameOf)));
    const segments = new Set(entries.flatMap(({ actions }) => actions.map(({ key }) => key)));
    return { users: users.size, segments: segments.size, pairs: 0 };
  }
  const users = total((entry) => entry.members.length);
  const segments = total((entry) => entry.actions.length);
  const pairs = total((entry) => entry.members.length * entry.actions.length);
  return { users, segments, pairs: counting === 'pairs' ? pairs : 0 };
}

/** The counting that the account has shown to want; it only ever becomes stricter. */
export class CountingInForce {
  readonly #limits: Limits;
  #counting: Counting;
  #narrowed: Counting | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#counting = limits.counting;
  }

  /** The stricter counting, null where the configured one still holds. */
  get narrowed(): Counting | null {
    return this.#narrowed;
  }

  /** A plan keeps the configured counting by itself. */
  allows(batch: Batch): boolean {
    return this.#narrowed === null || fits(batch, this.#limits, this.#counting);
  }

  /** CleverTap counted more than 100 of something in a batch. */
  refused(batch: Batch): void {
    // Sent before the last refusal came back: that refusal has narrowed the counting already.
    if (!this.allows(batch)) return;
    this.#narrowed = narrower(this.#counting) ?? this.#narrowed;
    this.#counting = this.#narrowed ?? this.#counting;
  }
}
