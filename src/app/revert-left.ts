import type { Config } from '../config/config.ts';
import type { DoneToSegment, RevertEdits } from '../inspect/revert-edits.ts';
import type { DesiredSegment } from '../manifest/desired.ts';
import { readEverywhere } from '../manifest/everywhere.ts';
import { textOf } from '../members/cursor.ts';
import { nameOf } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { Drafts } from './revert-drafts.ts';

/** What an apply did to a segment and a revert does not undo. */
export interface LeftChanges {
  readonly key: SegmentKey;
  /** Where it is declared; null: no manifest declares the segment any more. */
  readonly file: string | null;
  /** The apply added them, and they stay members. */
  readonly stillIn: readonly Member[];
  /** The apply removed them, and they do not return. */
  readonly stillOut: readonly Member[];
  /** Segments that it is built from and that are sent: a revert of this one leaves their files alone. */
  readonly parts: readonly { readonly key: SegmentKey; readonly file: string }[];
  /** Exclusions that came with the apply: to take them out of the manifest may be what is missing. */
  readonly attached: readonly { readonly path: string; readonly file: string }[];
  /** Files that name those who do not return, on days that do not count today. */
  readonly resting: readonly string[];
}

/**
 * Asks the drafts who would be a member, as a plan does: whatever an edit cannot reach (a CSV, another
 * segment that is excluded, an exclusion that is new) is told instead of assumed.
 */
export function leftChanges(
  done: readonly DoneToSegment[],
  drafts: Pick<Drafts, 'desired'>,
  resting: RevertEdits['resting'],
  config: Config,
  partsOf: (key: SegmentKey) => LeftChanges['parts'],
): LeftChanges[] {
  const everywhere = new Set(readEverywhere(config, []).map(({ ref }) => ref.path));
  const fileOf = (path: string, { file }: Pick<LeftChanges, 'file'>) =>
    everywhere.has(path) ? config.file : (file ?? '');
  return done.flatMap(({ key, added, removed, attached }) => {
    const found = drafts.desired(key);
    const names = namesOf(found?.desired ?? null, [...added, ...removed]);
    const left = {
      key,
      file: found?.file ?? null,
      parts: partsOf(key),
      stillIn: added.filter((member) => found === null || names.has(nameOf(member))),
      stillOut: removed.filter((member) => !names.has(nameOf(member))),
    };
    if (left.stillIn.length + left.stillOut.length === 0) return [];
    const isOut = left.stillOut.length > 0;
    return [
      {
        ...left,
        attached: isOut ? [...attached].map((path) => ({ path, file: fileOf(path, left) })) : [],
        resting: isOut ? [...(resting.get(key) ?? [])] : [],
      },
    ];
  });
}

function namesOf(desired: DesiredSegment | null, asked: readonly Member[]): ReadonlySet<string> {
  if (desired === null || asked.length === 0) return new Set();
  const wanted = new Set(asked.map(nameOf));
  return untilOrdered(() => {
    const found = new Set<string>();
    for (const kind of ['identity', 'guid'] as const) {
      for (const cursor = desired.cursor(kind); cursor.next(); ) {
        const name = nameOf({ kind, value: textOf(cursor) });
        if (wanted.has(name)) found.add(name);
      }
    }
    return found;
  });
}
