import type { ListFacts } from '../../lists/list-facts.ts';
import { findList, scopedPath } from '../../lists/list-facts.ts';
import { plural, say } from '../../message.ts';
import type { ReadExclusions } from '../exclusions/read-exclusions.ts';
import type { GuardedSegment, Judgement } from './judgement.ts';
import { about, judgeLimit } from './limit.ts';
import { ALWAYS, few } from './people-let-in.ts';
import { sourceText } from './source-text.ts';

/**
 * A lockfile of an older version names exclusions without filters of them. Where such a list is as it
 * was, it lets in no one. Where it changed, nobody can tell who was on it: so all that the plan adds
 * count as let in, as many as the list had. The apply that passes writes filters.
 */
export function judgeUnfiltered(segment: GuardedSegment, exclusions: ReadExclusions): Judgement[] {
  const { entry, added } = segment;
  const filtered = new Set(entry.exclusions.filters.map(scopedPath));
  const before = entry.lists.filter(
    (list) => list.role === 'exclusion' && !filtered.has(scopedPath(list)),
  );
  return before.flatMap((list) => {
    const part = Math.min(added.length, list.rows);
    if (part === 0 || isAsBefore(list, segment)) return [];
    const how = exclusions.lists.some((one) => scopedPath(one) === scopedPath(list))
      ? say`changed`
      : say`is gone`;
    const says = say`the exclusion ${sourceText(list)} ${how}, and the lockfile cannot tell yet who was on it. Of its ${plural(list.rows, 'row')}, up to ${part} may be among those whom the plan adds`;
    const figures = { part, whole: list.rows };
    const judged =
      part <= ALWAYS
        ? [few(segment, says, figures)]
        : judgeLimit(segment, 'max_exclusion_shrink', figures, says);
    return about([list.path], judged);
  });
}

/** Of an excluded segment only the number of its members is known. */
function isAsBefore(before: ListFacts, { sources }: GuardedSegment): boolean {
  const now = findList(
    sources.map(({ facts }) => facts),
    before,
  );
  return now !== null && now.rows === before.rows && now.sha256 === before.sha256;
}
