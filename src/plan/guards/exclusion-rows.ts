import type { ListFacts } from '../../lists/list-facts.ts';
import { earlierLists, findList } from '../../lists/list-facts.ts';
import { asKey, NOTHING, plural, say } from '../../message.ts';
import { longestElsewhere } from '../exclusions/elsewhere.ts';
import type { GuardedPlan, GuardedSegment, Judgement } from './judgement.ts';
import { about, judgeLimit, waivedBy } from './limit.ts';
import { sourceText } from './source-text.ts';

/**
 * An opt-out list that was cut off. Whom it let in is judged apart, and this waives nothing of that.
 * Many segments exclude the same list, so one waiver in the config accepts it for all of them. One that
 * reads it for the first time is told from what the others have of it.
 */
export function judgeExclusionRows(segment: GuardedSegment, { input }: GuardedPlan): Judgement[] {
  const { entry, sources } = segment;
  const lists = sources.map(({ facts }) => facts);
  const earlier = earlierLists(entry.lists, lists);
  return lists.flatMap((list) => {
    if (list.role !== 'exclusion') return [];
    const isKnown = findList(entry.lists, list) !== null;
    const other = isKnown ? null : longestElsewhere(list.path, entry, input);
    const own = earlier(list);
    const before = longer(own, other?.list ?? null);
    if (before === null || list.rows >= before.rows) return [];
    const [part, whole] = [before.rows - list.rows, before.rows];
    const since =
      other === null || before === own ? NOTHING : say` since ${asKey(other.key)} read it`;
    const says = say`the exclusion ${sourceText(list)} lost ${part} of ${plural(whole, 'row')}${since}`;
    const judged = judgeLimit(segment, 'max_exclusion_rows_lost', { part, whole }, says);
    return about([list.path], judged).map((one) =>
      one.verdict === 'refuse' ? acceptedAs(list.path, segment, one) : one,
    );
  });
}

function longer(a: ListFacts | null, b: ListFacts | null): ListFacts | null {
  return a === null || (b !== null && b.rows > a.rows) ? b : a;
}

function acceptedAs(path: string, { waivers }: GuardedSegment, refused: Judgement): Judgement {
  const { guard, segment, message, measured } = refused;
  const found = { guard, segment, ...(measured && { measured }), lists: [path] };
  const by = waivers.find(({ lists }) => lists.includes(path));
  if (by === undefined) {
    return { ...found, verdict: 'refuse', message, remedy: { kind: 'list-of-all', path } };
  }
  return { ...found, verdict: 'pass', message: waivedBy(by, message), by };
}
