import { earlierLists } from '../lists/list-facts.ts';
import { LOOKS } from '../members/looks.ts';
import type { Message } from '../message.ts';
import { asCode, asForeign, asKey, asList, asPath, NOTHING, plural, say } from '../message.ts';
import type { PlannedSegment } from './input.ts';
import type { Notice } from './plan.ts';

/** Exclusions that hold back nobody, where that looks like a mistake. */
export function exclusionNotices(planned: PlannedSegment): Notice[] {
  return [
    ...holdingBackNobody(planned),
    ...otherNumbers(planned),
    ...addressesAsGuids(planned),
    ...ownLists(planned),
    ...exceptedLists(planned),
  ];
}

/** Who is on a list of opt-outs may be a segment of its own: to be asked again, or to be left out elsewhere. */
function ownLists({ manifest }: PlannedSegment): Notice[] {
  return (manifest.exempt?.own ?? []).map((path) => ({
    code: 'own-list-not-excluded',
    segment: manifest.key,
    message: say`${asPath(path)} is excluded everywhere, but not here: the members of this segment come from it`,
    next: say`If nobody on it may be in this segment, remove it from ${asCode('members_from:')}.`,
  }));
}

/** Whoever opted out is not held back here: no plan may look as if they were. */
function exceptedLists({ manifest }: PlannedSegment): Notice[] {
  if (manifest.decisions.retire !== null) return [];
  return (manifest.exempt?.declared ?? []).map(({ path, reason }) => ({
    code: 'list-excepted',
    segment: manifest.key,
    message: say`${asPath(path)} is excluded everywhere, but not here: the manifest excepts it${asForeign(reason)}`,
    next: null,
  }));
}

/** `guid_column:` that names the column of e-mail addresses holds back nobody by it, from the first apply on. */
function addressesAsGuids({ manifest, sources }: PlannedSegment): Notice[] {
  return sources.flatMap(({ facts, ref, looks: ofRows }): Notice[] => {
    if (ref === null || (ofRows & LOOKS.emailAsGuid) === 0) return [];
    const message = say`the list ${asPath(facts.path)} has e-mail addresses in its column of guids. They are not guids, and hold back nobody`;
    const next = say`If these people opted out too, name the list once more under ${asCode('exclude_from:')}, with ${asCode('column:')} for that column.`;
    return [{ code: 'addresses-as-guids', segment: manifest.key, message, next }];
  });
}

function holdingBackNobody(planned: PlannedSegment): Notice[] {
  const { manifest, entry, sources, looks } = planned;
  const segment = manifest.key;
  const earlier = earlierLists(
    entry.lists,
    sources.map(({ facts }) => facts),
  );
  return sources.flatMap(({ facts, ref, looks: ofRows }): Notice[] => {
    if (facts.heldBack !== 0 || looks === 0) return [];
    const before = earlier(facts)?.heldBack ?? 0;
    const what =
      ref === null
        ? say`the segment ${asKey(facts.path.replace(/^segment:/, ''))}`
        : say`the list ${asPath(facts.path)}`;
    const since = before === 0 ? NOTHING : say`. At the last apply it held back ${before}`;
    if (ofRows !== 0 && (ofRows & looks) === 0) {
      const message = say`${what} holds back nobody: it has ${kinds(ofRows)}, and the members are ${kinds(looks)}${since}`;
      const next = say`Use a list of the same kind of identity. In a CSV file, check the column.`;
      return [{ code: 'exclusion-of-another-kind', segment, message, next }];
    }
    if (before === 0) return [];
    const message = say`${what} holds back nobody. At the last apply it held back ${plural(before, 'member')}`;
    const next = say`Check that it is the list that you mean, and that it is complete.`;
    return [{ code: 'exclusion-holds-back-nobody', segment, message, next }];
  });
}

const NUMBERS = LOOKS.phone | LOOKS.digits;

/** Beside e-mail addresses that hold people back, `441632960001` does not hold back `+441632960001`. */
function otherNumbers({ manifest, sources, looks }: PlannedSegment): Notice[] {
  return sources.flatMap(({ facts: { role, path }, ref, looks: ofRows }): Notice[] => {
    const [listed, wanted] = [ofRows & NUMBERS, looks & NUMBERS];
    const isOther = listed !== 0 && wanted !== 0 && (listed & wanted) === 0;
    // Where nothing else is of one kind, all of the list is told.
    if (ref === null || role !== 'exclusion' || !isOther || (ofRows & looks) === 0) return [];
    const message = say`the list ${asPath(path)} has ${kinds(listed)}, and members are ${kinds(wanted)}. These rows hold back nobody`;
    const next = say`If they are of people who opted out, write them as CleverTap knows these people.`;
    return [{ code: 'exclusion-of-another-kind', segment: manifest.key, message, next }];
  });
}

const WORDS = [
  [LOOKS.email, say`e-mail addresses`],
  [LOOKS.phone, say`telephone numbers`],
  [LOOKS.digits, say`numbers without a +`],
  [LOOKS.uuid, say`UUIDs`],
  [LOOKS.other, say`other IDs`],
  [LOOKS.guid, say`guids`],
] as const;

function kinds(looks: number): Message {
  return asList(WORDS.filter(([bit]) => (looks & bit) !== 0).map(([, words]) => words));
}
