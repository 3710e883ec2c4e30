import { isWaived, readRecord } from '../../lock/apply-record.ts';
import { changesOf } from '../../lock/change-lines.ts';
import type { LockIndex } from '../../lock/lock-index.ts';
import { nameOf } from '../../members/member.ts';
import type { Member, SegmentKey } from '../../model.ts';
import type { PlanInput } from '../input.ts';
import type { Additions } from './let-in.ts';

/** What a plan does to a segment, and under which keys its records know it. */
export interface PlannedChanges {
  readonly keys: readonly SegmentKey[];
  /** Without those that only confirm an earlier attempt. */
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/**
 * Who became a member of a segment by the plan, or by applies since this time (ms), and is a member
 * still. An addition counts from the moment it was meant, unless CleverTap rejected it. Those that a
 * waiver allowed were reviewed: only what came after it counts.
 */
export async function additionsSince(
  { keys, add, remove }: PlannedChanges,
  since: number | null,
  history: LockIndex['history'],
  readPart: PlanInput['readPart'],
): Promise<Additions[]> {
  const added = new Map<string, { readonly member: Member; readonly at: number }>();
  const recent = since === null ? [] : history.filter(({ at }) => at >= since);
  for (const ref of recent) {
    const record = await readRecord(ref, readPart);
    const { segments } = record;
    for (const segment of segments.filter(({ key }) => keys.includes(key))) {
      for await (const { operation, again, outcome, member } of changesOf(segment, readPart)) {
        if (outcome === 'rejected') continue;
        const name = nameOf(member);
        if (operation === 'REMOVE') added.delete(name);
        else if (operation === 'ADD' && !again) added.set(name, { member, at: ref.at });
      }
    }
    if (isWaived(record, 'max_exclusion_shrink', keys)) added.clear();
  }
  for (const member of [...add, ...remove]) added.delete(nameOf(member));
  return [{ at: null, members: add }, ...byTime(added.values())];
}

function byTime(added: Iterable<{ readonly member: Member; readonly at: number }>): Additions[] {
  const times = new Map<number, Member[]>();
  for (const { member, at } of added) {
    const members = times.get(at);
    if (members === undefined) times.set(at, [member]);
    else members.push(member);
  }
  return [...times].map(([at, members]) => ({ at, members }));
}
