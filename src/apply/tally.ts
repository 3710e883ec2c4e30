import type { ChangeOutcome } from '../lock/membership.ts';
import type { Message } from '../message.ts';
import type { Batch, Change } from '../model.ts';

/** A change that CleverTap refused by itself, and what it answered. */
export interface Rejection {
  readonly change: Change;
  readonly message: Message;
}

const MAX_REJECTIONS = 50;

/** What became of the changes so far. */
export class Tally {
  readonly counts = { accepted: 0, rejected: 0, ambiguous: 0 };
  /** The first ones: enough to see what is wrong. */
  readonly rejections: Rejection[] = [];
  requests = 0;
  /** Sum over lanes of the time with a request in flight. */
  busyMs = 0;

  add(outcome: ChangeOutcome, changes: number): void {
    this.counts[outcome.kind] += changes;
  }

  /** `batch` holds a single change. */
  refuse(batch: Batch, message: Message): void {
    const [entry] = batch.entries;
    const member = entry?.members[0];
    const action = entry?.actions[0];
    if (member === undefined || action === undefined) return;
    if (this.rejections.length >= MAX_REJECTIONS) return;
    const change = { segment: action.key, operation: action.operation, member };
    this.rejections.push({ change, message });
  }
}
