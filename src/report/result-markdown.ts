import type { ApplySummary, RejectedChange } from '../apply/apply-summary.ts';
import { nameOf } from '../members/member.ts';
import { count, duration, plural } from '../message.ts';
import { footerLine } from './comment-marks.ts';
import { cutTo } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import { heading, inHeading } from './headline-markdown.ts';
import type { About, PlanSections } from './plan-sections.ts';
import { sample } from './plan-sections.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { headline, heldKeys, nextStep, openSentences } from './result-text.ts';
import { againText, stayingMessage } from './staying-words.ts';

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
): string[][] {
  const { stoppedBecause } = summary;
  const next = nextStep(summary);
  const staying = stayingMessage(summary, names);
  const again = againText(summary);
  const lines = [
    ...(staying === null ? [] : [`**Danger:** ${messageMarkdown(staying)}`]),
    ...(stoppedBecause === null ? [] : [`Stopped: ${messageMarkdown([...stoppedBecause, '.'])}`]),
    ...(next === null ? [] : [`**What to do:** ${messageMarkdown(asSentence(next))}`]),
    ...(again === null ? [] : [again]),
  ];
  const box = ['[!WARNING]', ...lines.flatMap((line, at) => (at === 0 ? [line] : ['', line]))];
  return [
    lines.length === 0 ? [] : box.map((line) => `> ${line}`.trimEnd()),
    rejectedMarkdown(summary.rejected),
    openSentences(summary).map((text) => `- ${text}`),
    heldMarkdown(summary),
  ];
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
