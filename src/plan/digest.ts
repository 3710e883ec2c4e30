import { createHash, type Hash } from 'node:crypto';
import { nameOf } from '../members/member.ts';
import type { Member } from '../model.ts';
import type { Plan } from './plan.ts';

/** Everything of a plan that its digest covers: not `guards`, `notices`, ages and pace. */
export type DigestedPlan = Omit<
  Plan,
  | 'digest'
  | 'redacted'
  | 'inFlight'
  | 'guards'
  | 'within'
  | 'notices'
  | 'waivers'
  | 'spends'
  | 'exclusions'
>;

/** SHA-256, hex. Fed in pieces, so that a million changes are never one string. */
export function planDigest(plan: DigestedPlan): string {
  const { format, lock, target, desired, totals, creates } = plan;
  const feed = new Feed();
  feed.json({ format, lock, target, desired, totals, creates });
  for (const { key, excludes } of plan.heldSegments ?? []) feed.json(['held', key, excludes]);
  for (const segment of plan.segments) {
    // Who answers for it, and what is to come, changes nothing that is sent.
    const { adopt, add, remove, owner, description, day, later, announced, due, ...facts } =
      segment;
    feed.json(facts);
    // An apply announces it: then as many removals pass on their day.
    if (announced)
      feed.json(['announced', announced.days, ...(announced.frozen ? [announced.frozen] : [])]);
    feed.members('~', adopt);
    feed.members('+', add);
    feed.members('-', remove);
  }
  for (const batch of plan.batches) {
    feed.line('batch');
    for (const entry of batch.entries) {
      feed.json(entry.actions);
      feed.members('=', entry.members);
    }
  }
  return feed.digest();
}

/** SHA-256 (hex) of values that are canonical JSON, and of raw blocks. */
export function digestOfParts(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest('hex');
}

const FLUSH_AT = 1 << 16;

class Feed {
  readonly #hash: Hash = createHash('sha256');
  #pending = '';

  line(text: string): void {
    this.#pending += `${text}\n`;
    if (this.#pending.length < FLUSH_AT) return;
    this.#hash.update(this.#pending);
    this.#pending = '';
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value));
  }

  members(mark: string, members: readonly Member[]): void {
    for (const member of members) this.line(`${mark}${nameOf(member)}`);
  }

  digest(): string {
    return this.#hash.update(this.#pending).digest('hex');
  }
}
