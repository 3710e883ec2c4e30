import type { ExclusionRef, ListRef } from '../lists/list-ref.ts';
import type { InlineMembers, Manifest } from '../manifest/manifest.ts';
import { datedIn } from '../manifest/member-days.ts';
import type { ManifestsByKey } from '../manifest/references.ts';
import { builtFrom } from '../manifest/references.ts';
import type { Member } from '../model.ts';

/** The rows of a list that name a member now, as they are written: an exclusion may ignore case. */
export type RowsOf = (ref: ListRef | ExclusionRef, member: Member) => readonly string[];

/** Whether a manifest names a member itself. */
export type Declares = (manifest: Manifest, member: Member) => boolean;

/** What still names a member, although a day keeps it from counting; null: nothing. */
export type Resting = (member: Member) => string | null;

/**
 * Sources of members that do not count today: a list or a segment that has ended or is to begin, and
 * rows with such days. To write their members somewhere else would give back a membership without an end.
 */
export function restingIn(
  manifest: Manifest,
  [manifests, written]: readonly [ManifestsByKey, ManifestsByKey],
  rowsOf: RowsOf,
  declares: Declares,
): Resting {
  const parts = builtFrom(written.get(manifest.key) ?? manifest, written);
  const today = new Map(builtFrom(manifest, manifests).map((one) => [one.key, one]));
  const names = parts.flatMap((part) => {
    const now = today.get(part.key);
    if (part.dated === undefined && part === now) return [];
    return [...inLists(part, now, rowsOf), ...inline(part, now, declares)];
  });
  const { ended, begins, place } = manifest;
  const isOff = ended !== undefined || begins !== undefined;
  return (member) => {
    for (const { name, rests } of names) if (rests(member)) return name;
    return isOff ? place.file : null;
  };
}

interface Named {
  readonly name: string;
  readonly rests: (member: Member) => boolean;
}

function inLists(part: Manifest, now: Manifest | undefined, rowsOf: RowsOf): Named[] {
  const counts = new Map(listsIn(now).map((ref) => [ref.place, ref]));
  return listsIn(part).flatMap((ref): Named[] => {
    const same = counts.get(ref.place);
    if (same === ref) return [];
    const rests = (member: Member) =>
      rowsOf(ref, member).length > 0 && (same === undefined || rowsOf(same, member).length === 0);
    return [{ name: ref.path, rests }];
  });
}

function listsIn(manifest: Manifest | undefined): ListRef[] {
  return (manifest?.membersFrom ?? []).filter((ref) => ref.kind === 'list');
}

/** Of a part that does not count today. Its own members with days return beside their entries. */
function inline(part: Manifest, now: Manifest | undefined, declares: Declares): Named[] {
  if (now !== undefined || part.members === null) return [];
  const all: InlineMembers[] = [part.members, ...datedIn(part.members)];
  const blocks = all.map((one): Manifest => ({ ...part, members: one }));
  const rests = (member: Member) => blocks.some((one) => declares(one, member));
  return [{ name: part.place.file, rests }];
}
