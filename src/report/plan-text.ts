import { asCommand } from '../message.ts';
import type { Plan } from '../plan/plan.ts';
import { wrap } from './display-width.ts';
import { refusedLines } from './guards-text.ts';
import { heldGuards, heldLines } from './held-text.ts';
import { laterLines } from './later.ts';
import { noticeLines } from './notices-text.ts';
import { paletteOf } from './palette.ts';
import { planLine } from './plan-line.ts';
import { sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { messageLines } from './render-message.ts';
import { segmentLines, unchangedLine } from './segment-text.ts';
import type { TextContext } from './text-context.ts';
import type { Verdict } from './verdict.ts';
import {
  billedSentence,
  guardsSentence,
  isEmpty,
  refusals,
  requestsSentence,
  verdictOf,
} from './verdict.ts';
import { sentence } from './words.ts';

export interface PlanTextOptions {
  /** Columns; 80 where the output is not a terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Every change, and every fact about the lists. */
  readonly full: boolean;
  /** Changes to show of each segment and operation; by default as many as fit to read. */
  readonly samples?: number | null;
  /** The command that would send this plan; null leaves the next step to the caller. */
  readonly apply?: string | null;
}

/** More lines than a terminal shows at once. */
const SCREEN = 24;

/** The plan for a terminal: the verdict first, then what stands in the way, then the changes. */
export function planToText(plan: Shown<Plan>, options: PlanTextOptions): string {
  const { width, full, colour, samples = null } = options;
  const sections = sectionsOf(plan);
  const context = { width, full, samples, palette: paletteOf(colour), sections };
  const verdict = verdictOf(plan);
  const unchanged = unchangedLine(verdict, context);
  const changed = segmentLines(plan, context);
  const blocks = [
    headLines(verdict, plan, context),
    ...refusedLines(plan, context),
    ...heldLines(plan, context),
    wouldLines(verdict, plan, context),
    ...withUnchanged(changed, unchanged, samples === 0 || sections.noted.length > 1),
    laterLines(plan, context),
    noticeLines(plan, context),
  ].filter((lines) => lines.length > 0);
  const isLong = blocks.reduce((sum, lines) => sum + lines.length + 1, 0) > SCREEN;
  const asks = options.apply === null;
  const end = [
    isLong && !asks ? verdictAgain(verdict, plan, context) : [],
    nextLines(verdict, plan, options),
  ].filter((lines) => lines.length > 0);
  return `${[...blocks, ...end].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What is not in a table, or in a total, stands right below it. */
function withUnchanged(
  changed: readonly string[][],
  unchanged: string[],
  isTable: boolean,
): readonly string[][] {
  const last = changed.at(-1);
  if (last === undefined || !isTable) return [...changed, unchanged];
  return [...changed.slice(0, -1), [...last, ...unchanged]];
}

/** Where its first line has left the screen. Whoever asks says it beside the question. */
function verdictAgain(verdict: Verdict, plan: Plan, { width, palette }: TextContext): string[] {
  if (verdict.kind === 'refused') return wrap(verdict.headline, width).map(palette.bad);
  if (verdict.kind === 'nothing') return [];
  return wrap(`Plan: ${planLine(plan)}`, width, '', '  ').map(palette.strong);
}

function headLines(verdict: Verdict, plan: Plan, { width, palette }: TextContext): string[] {
  const paint = { refused: palette.bad, changes: palette.strong, nothing: palette.good };
  const headline = wrap(verdict.headline, width).map(paint[verdict.kind]);
  if (verdict.kind !== 'changes') return headline;
  return [...headline, ...factLines(plan, width, guardsSentence(plan))];
}

function wouldLines({ would }: Verdict, plan: Plan, { width }: TextContext): string[] {
  if (would === null) return [];
  return [...wrap(would, width), ...factLines(plan, width, '')];
}

function factLines(plan: Plan, width: number, guards: string): string[] {
  if (isEmpty(plan)) return [];
  if (plan.totals.requests === 0) return wrap(`No membership changes.${guards}`, width);
  const requests = sentence(requestsSentence(plan));
  return wrap(`${requests} ${billedSentence(plan.totals)}.${guards}`, width);
}

const APPLY = 'segops apply';

function nextLines({ kind }: Verdict, plan: Plan, options: PlanTextOptions): string[] {
  const { apply = APPLY, width } = options;
  if (kind === 'refused') {
    const pasted = [...refusals(plan), ...heldGuards(plan)].some(({ allow }) => allow !== null);
    const meant = pasted ? 'Or, if it is meant, paste the YAML above and have it reviewed.' : '';
    return wrap(`Next: fix what was not meant, then plan again. ${meant}`.trimEnd(), width);
  }
  const records = plan.segments.some(({ adopt }) => adopt.length > 0);
  if ((kind === 'nothing' && !records) || apply === null) return [];
  const send = apply === APPLY ? 'send this plan (it asks first)' : 'send exactly this plan';
  const next = kind === 'nothing' ? 'Next: record them: ' : `Next: ${send}: `;
  return [...messageLines([next, asCommand(apply)], width)];
}
