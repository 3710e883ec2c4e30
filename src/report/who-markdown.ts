import { nameOf } from '../members/member.ts';
import { count, plural } from '../message.ts';
import type { Plan, SegmentPlan } from '../plan/plan.ts';
import { cutTo } from './display-width.ts';
import { showLabel, showValue } from './escape.ts';
import { fenced } from './escape-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { changesOf } from './verdict.ts';

const MEMBER_COLUMNS = 160;
const NAME_COLUMNS = 60;

/** All changes as one diff to unfold, segment by segment. */
export function whoMarkdown(plan: Plan, context: MarkdownContext, title = 'Who'): string[] {
  const { sections, extent } = context;
  const changed = sections.noted.filter((segment) => changesOf(segment) > 0);
  if (extent.members === 0 || changed.length === 0) return [];
  const { peopleAdded, peopleRemoved, add, remove } = plan.totals;
  const people = peopleAdded + peopleRemoved;
  const changes = people === add + remove ? '' : `, ${plural(add + remove, 'change')}`;
  return [
    `<details><summary><b>${title}</b>: ${plural(people, 'person', 'people')}${changes}</summary>`,
    '',
    ...fenced(
      'diff',
      changed.flatMap((segment) => diffLines(segment, context)),
    ),
    '',
    '</details>',
  ];
}

function diffLines(segment: SegmentPlan, { sections, extent }: MarkdownContext): string[] {
  const { key, add, remove } = segment;
  const name = showLabel(sections.names.get(key) ?? key);
  const head = `@@ ${cutTo(name, NAME_COLUMNS)}: ${signed(segment)} @@`;
  const lines = [
    { sign: '+', members: add, what: 'to add' },
    { sign: '-', members: remove, what: 'to remove' },
  ].flatMap(({ sign, members, what }) => {
    const { shown, more } = sample(members, extent.members);
    const own = shown.map(
      (member) => `${sign} ${cutTo(showValue(nameOf(member)), MEMBER_COLUMNS)}`,
    );
    return more === 0 ? own : [...own, `# ... and ${count(more)} more ${what}`];
  });
  return [head, ...lines];
}

function signed({ add, remove }: SegmentPlan): string {
  const parts = [
    ...(add.length === 0 ? [] : [`+${count(add.length)}`]),
    ...(remove.length === 0 ? [] : [`-${count(remove.length)}`]),
  ];
  return parts.join(' ');
}
