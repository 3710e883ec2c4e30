import type { Batch, Counting, Limits } from '../model.ts';

/** The next stricter reading of the vendor's limits; `pairs` is the strictest. */
export function narrower(counting: Counting): Counting | null {
  if (counting === 'distinct') return 'occurrences';
  return counting === 'occurrences' ? 'pairs' : null;
}

/** Whether a batch keeps the limits under the given counting. */
export function fits(batch: Batch, limits: Limits, counting: Counting): boolean {
  if (batch.entries.length > limits.entries) return false;
  const { users, segments, pairs } = counted(batch, counting);
  return users <= limits.users && segments <= limits.segments && pairs <= limits.users;
}

function counted(batch: Batch, counting: Counting): Record<'users' | 'segments' | 'pairs', number> {
  const { entries } = batch;
  const total = (size: (entry: Batch['entries'][number]) => number) =>
    entries.reduce((sum, entry) => sum + size(entry), 0);
  const pairs = total((entry) => entry.members.length * entry.actions.length);
  if (counting === 'distinct') {
    const users = new Set(
      entries.flatMap(({ members }) => members.map(({ kind, value }) => `${kind} ${value}`)),
    );
    const segments = new Set(entries.flatMap(({ actions }) => actions.map(({ key }) => key)));
    return { users: users.size, segments: segments.size, pairs: 0 };
  }
  const users = total((entry) => entry.members.length);
  const segments = total((entry) => entry.actions.length);
  return { users, segments, pairs: counting === 'pairs' ? pairs : 0 };
}
