import { namesAmong, openDesired } from '../manifest/desired.ts';
import type { OpenRef } from '../manifest/exclusions.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { byKeyOf, readFor } from '../manifest/references.ts';
import { nameOf } from '../members/member.ts';
import type { Member } from '../model.ts';
import type { SegmentPlan } from '../plan/plan.ts';

/*
 * Days change nothing until an apply runs. Whoever would be in without days leaves because of one, and
 * whoever would not comes because of one. So one more pass over the lists counts both.
 */

/** Of the changes of a segment, how many a day that has come is behind. */
export interface DueMembers {
  /** They leave: their last day has passed, or an exclusion has begun. */
  readonly overdue: number;
  /** They come: their first day is here, or an exclusion has ended. */
  readonly due: number;
}

export function dueIn(
  { key, add, remove }: Pick<SegmentPlan, 'key' | 'add' | 'remove'>,
  manifests: readonly Manifest[],
  open: OpenRef,
): DueMembers {
  const all = byKeyOf(manifests);
  const manifest = all.get(key);
  if (manifest === undefined || add.length + remove.length === 0) return NONE;
  const isDated = [manifest, ...readFor(manifest, all)].some(({ dated }) => dated !== undefined);
  if (!isDated) return NONE;
  const [lasting, before] = [viewed(manifests, 'lasting'), viewed(manifests, 'before')];
  const among = (members: readonly Member[], of: typeof all, keepers: typeof all) => {
    const view = of.get(key);
    if (view === undefined || members.length === 0) return 0;
    const desired = openDesired(view, of, open, null, undefined, keepers);
    return namesAmong(desired, new Set(members.map(nameOf))).size;
  };
  return {
    overdue: among(remove, lasting, before),
    due: add.length - among(add, before, lasting),
  };
}

const NONE: DueMembers = { overdue: 0, due: 0 };

function viewed(manifests: readonly Manifest[], name: 'lasting' | 'before') {
  return new Map(manifests.map((one) => [one.key, one.dated?.[name]() ?? one]));
}
