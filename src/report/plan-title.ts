import type { Message } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { refusedMessage } from './harm.ts';
import type { Sign } from './headline-markdown.ts';
import { inHeading, peopleText } from './headline-markdown.ts';
import type { PlanSections } from './plan-sections.ts';
import { heldSentence, refusals, verdictOf } from './verdict.ts';

/** What a plan comes to, in people. Whoever shows it says by its sign that it is refused. */
export interface PlanTitle {
  readonly sign: Sign;
  readonly message: Message;
}

export function planTitle(plan: Plan, sections: Pick<PlanSections, 'names'>): PlanTitle {
  if (refusals(plan).length > 0) {
    return { sign: 'refused', message: refusedMessage(plan, sections) };
  }
  const { kind, headline } = verdictOf(plan);
  if (kind !== 'changes') return { sign: kind, message: [inHeading(headline)] };
  const held = heldSentence(plan);
  const people = peopleText(plan);
  return { sign: 'changes', message: [held === null ? people : `${people} · ${inHeading(held)}`] };
}
