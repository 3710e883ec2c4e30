import type { GuardVerdict, HeldSegment, Plan } from '../plan/plan.ts';
import { displayWidth, wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import { refusedLines } from './guards-text.ts';
import { asSentence, messageLines } from './render-message.ts';
import type { TextContext } from './text-context.ts';
import { labelOf } from './text-context.ts';
import { ownerText } from './words.ts';

function heldFor(reads: HeldSegment['reads']): string | null {
  if (reads === undefined) return null;
  return `it reads ${showValue(reads.path)}, for which ${showValue(reads.key)} is held`;
}

/** What refuses the segments that are left out. */
export function heldGuards({ heldSegments = [] }: Plan): readonly GuardVerdict[] {
  return heldSegments.flatMap(({ guards }) => guards);
}

/** A block for each segment that is left out: why, and what would allow it. */
export function heldLines(plan: Plan, context: TextContext): string[][] {
  const { heldSegments = [] } = plan;
  if (heldSegments.length === 0) return [];
  const blocks = heldSegments.map((held) => heldBlock(held, context));
  const refused = refusedLines({ ...plan, guards: heldGuards(plan) }, context);
  return [
    wrap('Held: this plan sends nothing to these segments', context.width).map(
      context.palette.strong,
    ),
    ...blocks,
    ...refused,
  ];
}

function heldBlock(
  { key, guards, problems, excludes, builtFrom, reads, owner = [] }: HeldSegment,
  context: TextContext,
): string[] {
  const { width, palette, sections } = context;
  const names = guards.map(({ guard }) => guard).join(', ');
  const built = builtFrom === undefined ? null : `it is built from ${showValue(builtFrom)}`;
  const other = built ?? heldFor(reads) ?? names;
  const reason = excludes === null ? other : `it excludes ${showValue(excludes)}`;
  const owned = owner.length === 0 ? [] : [`owner ${ownerText(owner)}`];
  const why = [...(reason === '' ? [] : [reason]), ...owned].join('; ');
  const label = labelOf(key, sections, width - 3);
  const beside = `  ${label}: ${why}`;
  const fits = displayWidth(beside) <= width;
  const head = `  ${palette.bad(label)}`;
  return [
    why === '' ? head : fits ? head + beside.slice(2 + label.length) : `${head}:`,
    ...(fits ? [] : wrap(why, width, '    ')),
    ...problems
      .filter(({ severity }) => severity === 'error')
      .flatMap(({ message, next }) =>
        messageLines([...asSentence(message), ' ', ...asSentence(next)], width, '    '),
      ),
  ];
}
