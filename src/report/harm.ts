import type { Message } from '../message.ts';
import { asKey, asLabel, asList, asPath, count, NOTHING, plain, plural, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import type { GuardVerdict, Plan } from '../plan/plan.ts';
import type { Cause } from './causes.ts';
import { causesOf, letInBySegment, segmentsOf } from './causes.ts';
import type { PlanSections } from './plan-sections.ts';
import { refusals } from './verdict.ts';
import { numberedSegment } from './words.ts';

type Names = Pick<PlanSections, 'names'>;

/** What would happen to people if nothing refused, without saying that something does. */
export function refusedMessage(plan: Plan, sections: Names): Message {
  const [worst, ...others] = causesOf(refusals(plan));
  if (worst === undefined) return NOTHING;
  const rest = others.length === 0 ? NOTHING : say`. ${plural(others.length, 'other refusal')}`;
  return say`${harmOf(worst, sections)}${rest}`;
}

/** The harm of a cause: what would happen to people, in one sentence without its full stop. */
export function harmOf({ guards, lists }: Cause, sections: Names): Message {
  const [{ guard, measured }] = guards;
  const same = guards.filter((one) => one.guard === guard);
  const where = segmentsNamed(same, sections);
  const [path = ''] = lists;
  const list = path === '' ? say`a list` : say`${asPath(path)}`;
  const List = path === '' ? say`A list` : list;
  switch (guard) {
    case 'max_exclusion_shrink':
      return letIn(same, list, where);
    case 'emptying':
      return say`${where} would lose all members`;
    case 'same_segment':
      return say`${where} may be the same as another segment, and would be emptied`;
    case 'split':
      return say`${where} would be split anew, and a test with it`;
    case 'max_removals':
      return say`${where} would lose ${partOf(same, measured?.whole ?? null)}`;
    case 'max_exclusion_rows_lost':
      return say`${List} lost ${partOf(same.slice(0, 1), measured?.whole ?? null, 'row')}`;
    case 'empty_list':
      return say`${List} has no members`;
    case 'list_cut_off':
      return say`${List} looks cut off`;
    case 'checksum':
      return say`${List} does not match its checksum`;
    case 'expect_rows':
      return say`${List} does not have the number of rows that is expected`;
    case 'max_age':
      return say`${List} is too old`;
    case 'max_additions':
      return say`${where} would get ${partOf(same, null, 'more member')}`;
    case 'max_changes':
      return say`It makes ${partOf(same, null, 'change')} at once`;
    case 'max_billed_events':
      return say`It may cost ${partOf(same, null, 'billed event')}`;
    case 'assert': {
      const rules = new Set(same.map(({ message }) => plain(message))).size;
      return rules === 1
        ? say`A rule for all segments does not hold`
        : say`${rules} rules for all segments do not hold`;
    }
    case 'not_evaluated':
      return say`A guard cannot be evaluated`;
  }
}

function letIn(guards: readonly GuardVerdict[], list: Message, where: Message): Message {
  const people = [...letInBySegment(guards).values()].reduce((sum, part) => sum + part, 0);
  if (people === 0) return say`People who were on ${list} may get ${where}`;
  const were = people === 1 ? say`was` : say`were`;
  return say`${plural(people, 'person', 'people')} who ${were} on ${list} would get ${where}`;
}

/** `40 of 120 members`, summed over segments. */
function partOf(guards: readonly GuardVerdict[], whole: number | null, what = 'member'): Message {
  const parts = guards.flatMap(({ measured }) => (measured === undefined ? [] : [measured.part]));
  const part = parts.reduce((sum, one) => sum + one, 0);
  if (whole === null || guards.length > 1) return say`${plural(part, what)}`;
  return say`${count(part)} of ${plural(whole, what)}`;
}

/** `Weekly newsletter`, `VIP customers and Win back`, `Weekly newsletter and 3 other segments`. */
function segmentsNamed(guards: readonly GuardVerdict[], sections: Names): Message {
  const keys = segmentsOf(guards);
  const named = keys.length === 2 ? 2 : 1;
  const shown = keys.slice(0, named).map((key) => segmentNamed(key, sections));
  const more = keys.length - shown.length;
  return asList(more === 0 ? shown : [...shown, say`${plural(more, 'other segment')}`]);
}

/** The name of a segment where it has one, else its key. */
export function segmentNamed(key: SegmentKey, { names }: Names): Message {
  const name = names.get(key);
  const numbered = numberedSegment(key);
  if (name === undefined && numbered !== null) return [numbered];
  return [name === undefined ? asKey(key) : asLabel(name)];
}
