import type { Assertion } from '../../config/assertions.ts';
import type { OpenList } from '../../lists/list-facts.ts';
import type { ListRef } from '../../lists/list-ref.ts';
import { openDesired } from '../../manifest/desired.ts';
import type { ManifestView } from '../../manifest/views.ts';
import { seenAs } from '../../manifest/views.ts';
import { untilOrdered } from '../../members/sorted-text.ts';
import { Together } from '../../members/together.ts';
import type { SegmentKey } from '../../model.ts';
import { hasErrors } from '../held-segments.ts';
import type { PlanInput } from '../input.ts';
import type { RuleAbout } from './about.ts';
import { Tally } from './tally.ts';

export interface Counted {
  readonly tallies: ReadonlyMap<Assertion, Tally>;
  /** Segments whose lists have errors. */
  readonly unknown: readonly SegmentKey[];
}

/** What was counted of different rules. */
export function joined(a: Counted, b: Counted): Counted {
  return {
    tallies: new Map([...a.tallies, ...b.tallies]),
    unknown: [...a.unknown, ...b.unknown],
  };
}

/** Compares the members of all segments that these rules are about, in one merge. */
export function countMembers(
  asking: readonly RuleAbout[],
  { manifests, openList }: PlanInput,
  view: ManifestView,
): Counted {
  if (asking.length === 0) return { tallies: new Map(), unknown: [] };
  const asked = new Set(asking.flatMap(({ about }) => about));
  const opened = new Map<OpenList, SegmentKey>();
  const [byKey, keepers] = [seenAs(manifests, view.of), seenAs(manifests, view.keepers)];
  const streams = [...byKey.values()]
    .filter(({ key }) => asked.has(key))
    .map((manifest) => {
      const open = (ref: ListRef) => {
        const list = openList(ref);
        opened.set(list, manifest.key);
        return list;
      };
      return {
        key: manifest.key,
        desired: openDesired(manifest, byKey, open, null, undefined, keepers),
      };
    });
  const keys = streams.map(({ key }) => key);
  const tallies = untilOrdered(() => {
    const fresh = asking.map(
      ({ assertion, about }) => [assertion, new Tally(assertion, about, keys)] as const,
    );
    for (const kind of ['identity', 'guid'] as const) {
      const members = new Together(streams.map(({ desired }) => desired.cursor(kind)));
      while (members.next()) for (const [, tally] of fresh) tally.see(members, kind);
    }
    return fresh;
  });
  const wrong = [...opened].filter(([list]) => hasErrors(list.problems()));
  return { tallies: new Map(tallies), unknown: wrong.map(([, key]) => key) };
}
