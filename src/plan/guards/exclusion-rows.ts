import { earlierLists } from '../../lists/list-facts.ts';
import { asPath, plural, say } from '../../message.ts';
import type { GuardedSegment, Judgement } from './judgement.ts';
import { judgeLimit, waivedBy } from './limit.ts';

/**
 * An opt-out list that was cut off. Whom it let in is judged apart, and this waives nothing of that.
 * Many segments exclude the same list, so one waiver in the config accepts it for all of them.
 */
export function judgeExclusionRows(segment: GuardedSegment): Judgement[] {
  const lists = segment.sources.map(({ facts }) => facts);
  const earlier = earlierLists(segment.entry.lists, lists);
  return lists.flatMap((list) => {
    const before = list.role === 'exclusion' ? earlier(list) : null;
    if (before === null || list.rows >= before.rows) return [];
    const [part, whole] = [before.rows - list.rows, before.rows];
    const says = say`the exclusion ${asPath(list.path)} lost ${part} of ${plural(whole, 'row')}`;
    return judgeLimit(segment, 'max_exclusion_rows_lost', { part, whole }, says).map((judged) =>
      judged.verdict === 'refuse' ? acceptedAs(list.path, segment, judged) : judged,
    );
  });
}

function acceptedAs(path: string, { waivers }: GuardedSegment, refused: Judgement): Judgement {
  const { guard, segment, message } = refused;
  const by = waivers.find(({ lists }) => lists.includes(path));
  if (by === undefined) {
    return { guard, segment, verdict: 'refuse', message, remedy: { kind: 'list-of-all', path } };
  }
  return { guard, segment, verdict: 'pass', message: waivedBy(by, message), by };
}
