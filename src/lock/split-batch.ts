import type { Batch, Entry } from '../model.ts';

/**
 * Splitting halves a batch by entries, then users, then segments, always the same way: a part is
 * named by its batch and the way down to it, which is all that a journal needs to write.
 */
export function splitBatch(batch: Batch): [Batch, Batch] | null {
  const { entries } = batch;
  if (entries.length > 1) {
    const [left, right] = halves(entries);
    return [{ entries: left }, { entries: right }];
  }
  const [entry] = entries;
  const parts = entry === undefined ? null : splitEntry(entry);
  return parts === null ? null : [{ entries: [parts[0]] }, { entries: [parts[1]] }];
}

function splitEntry({ members, actions }: Entry): [Entry, Entry] | null {
  if (members.length > 1) {
    const [left, right] = halves(members);
    return [
      { members: left, actions },
      { members: right, actions },
    ];
  }
  if (actions.length > 1) {
    const [left, right] = halves(actions);
    return [
      { members, actions: left },
      { members, actions: right },
    ];
  }
  return null;
}

function halves<T>(values: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(values.length / 2);
  return [values.slice(0, middle), values.slice(middle)];
}

/** Changes in a batch: users times segments, over its entries. */
export function countChanges(batch: Batch): number {
  return batch.entries.reduce((sum, entry) => sum + entry.members.length * entry.actions.length, 0);
}
