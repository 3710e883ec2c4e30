import type { ApplySummary, RejectedChange } from '../apply/apply-summary.ts';
import { nameOf } from '../members/member.ts';
import type { Message } from '../message.ts';
import { count, duration, plural } from '../message.ts';
import { footerLine } from './comment-marks.ts';
import { cutTo } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import { heading, inHeading } from './headline-markdown.ts';
import type { About, PlanSections } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { headline, heldKeys, nextStep, openSentences } from './result-text.ts';
import { againText, holdMessage, stayingMessage } from './staying-words.ts';

const REJECTED_SHOWN = 100;
const MEMBER_COLUMNS = 160;
const MESSAGE_COLUMNS = 600;

/** The verdict of an apply in its first line; `done`: what it did to people, where it did all. */
export function resultHeading(
  summary: ApplySummary,
  done: string,
  environment: string | null,
): string {
  const { outcome, changes } = summary;
  const waiting = changes.total - changes.accepted;
  const part = `${count(changes.accepted)} of ${plural(changes.total, 'change')} ${changes.accepted === 1 ? 'is' : 'are'} sent`;
  switch (outcome) {
    case 'applied':
      return heading('applied', done === '' ? 'done' : `sent. ${done}`, environment);
    case 'nothing':
      return heading('nothing', 'nothing to send', environment);
    case 'settling':
      return heading(
        'partial',
        `sent, ${plural(summary.settling ?? 0, 'change')} settling`,
        environment,
      );
    case 'stopped':
      return heading('partial', `stopped half-way. ${part}, ${count(waiting)} wait`, environment);
    case 'partial':
      return heading(
        'partial',
        waiting === 0 ? inHeading(headline(summary)) : `applied in part. ${part}`,
        environment,
      );
    case 'refused':
    case 'declined':
      return heading('refused', 'refused. Nothing was sent', environment);
  }
}

/** Why it is not done, and what to do: never folded. */
export function resultBlocks(
  summary: ApplySummary,
  { names }: Pick<PlanSections, 'names'>,
  run: string | null,
): string[][] {
  const { stoppedBecause } = summary;
  const staying = stayingMessage(summary, names);
  const lines = [
    ...(staying === null ? [] : [`**${messageMarkdown(staying)}**`]),
    ...(stoppedBecause === null ? [] : [`Stopped: ${messageMarkdown([...stoppedBecause, '.'])}`]),
    ...stepsMarkdown(summary, names, run),
  ];
  // What reaches people whom it must not is as grave as what a guard refuses.
  const sign = staying === null ? '[!WARNING]' : '[!CAUTION]';
  const box = [sign, ...lines.flatMap((line, at) => (at === 0 ? [line] : ['', line]))];
  return [
    lines.length === 0 ? [] : box.flatMap((text) => text.split('\n')).map(quoted),
    rejectedMarkdown(summary.rejected),
    openSentences(untold(summary)).map((text) => `- ${text}`),
    heldMarkdown(summary),
  ];
}

/** Whoever reads this has a job and no terminal. `run` is where to run it again. */
function inJob(message: Message, run: string | null): string {
  const text = messageMarkdown(asSentence(asJob(message)));
  if (run === null || asJob(message) === message) return text;
  return text.replace(/run the job again(?=\.$)/i, (words) => `[${words}](${run})`);
}

function asJob(message: Message): Message {
  const [before, last] = message.slice(-2);
  const isApply = typeof last === 'object' && last.kind === 'command' && last.text === APPLY;
  if (!isApply || typeof before !== 'string') return message;
  const again = before
    .replace(/\b(a)pply (?:again|the rest)/i, (_, a) => `${a === 'A' ? 'R' : 'r'}un the job again`)
    .replace(/: $/, '');
  return [...message.slice(0, -2), again];
}

const APPLY = 'segops apply';

function quoted(line: string): string {
  return `> ${line}`.trimEnd();
}

/** The heading of one that stopped says how much waits. */
function untold(summary: ApplySummary): ApplySummary {
  if (summary.outcome !== 'stopped') return summary;
  return { ...summary, changes: { ...summary.changes, unsent: 0 } };
}

/** In the order in which to take them: first what protects people. */
function stepsMarkdown(
  summary: ApplySummary,
  names: PlanSections['names'],
  run: string | null,
): string[] {
  const hold = holdMessage(summary, names);
  const next = nextStep(summary);
  const again = againText(summary);
  const steps = [
    ...(hold === null ? [] : [messageMarkdown(hold)]),
    ...(next === null ? [] : [inJob(next, run)]),
  ];
  const safe = again === null ? [] : [again];
  if (steps.length < 2) {
    return [...steps.map((step) => `**What to do:** ${step}`), ...safe];
  }
  return ['**What to do:**', steps.map((step, at) => `${at + 1}. ${step}`).join('\n'), ...safe];
}

/** Last and small: what it belongs to. */
export function resultEnd({ serial, requests, seconds }: ApplySummary, about: About): string {
  return footerLine(about, [
    ...(serial === null ? [] : [`apply ${count(serial)}`]),
    `${plural(requests, 'request')}, ${duration(seconds * 1000)}`,
  ]);
}

function heldMarkdown(summary: ApplySummary): string[] {
  const keys = heldKeys(summary);
  if (keys.length === 0) return [];
  const head = `${plural(keys.length, 'segment is', 'segments are')} held: nothing was sent to ${keys.length === 1 ? 'it' : 'them'}.`;
  const { shown, more } = sample(keys, REJECTED_SHOWN);
  const rest = more === 0 ? [] : [`- ... and ${count(more)} more`];
  return [
    head,
    '',
    ...shown.map((key) => `- ${markdownCode(cutTo(key, MEMBER_COLUMNS))}`),
    ...rest,
  ];
}

function rejectedMarkdown(rejected: readonly RejectedChange[]): string[] {
  const { shown, more } = sample(rejected, REJECTED_SHOWN);
  const rows = shown.map(({ change, message }) => {
    const verb = change.operation === 'ADD' ? 'add' : 'remove';
    const member = markdownCode(cutTo(nameOf(change.member), MEMBER_COLUMNS));
    const said = messageMarkdown(asSentence(message), MESSAGE_COLUMNS);
    return `- ${verb} ${member} in ${markdownCode(cutTo(change.segment, MEMBER_COLUMNS))}: ${said}`;
  });
  return more === 0
    ? rows
    : [...rows, `- ... and ${plural(more, 'more change was', 'more changes were')} rejected`];
}
