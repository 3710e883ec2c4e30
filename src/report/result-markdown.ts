import type { ApplySummary, RejectedChange } from '../apply/apply-summary.ts';
import { nameOf } from '../members/member.ts';
import { count, plural } from '../message.ts';
import { cutTo } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import { sample } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import { headline, heldKeys, nextStep, openSentences } from './result-text.ts';

const REJECTED_SHOWN = 100;
const MEMBER_COLUMNS = 160;
const MESSAGE_COLUMNS = 600;

/** How an apply ended, for a job summary. */
export function resultToMarkdown(summary: Shown<ApplySummary>): string {
  const blocks = resultBlocks(summary).filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

export function resultBlocks(summary: ApplySummary): string[][] {
  const { stoppedBecause, serial } = summary;
  const next = nextStep(summary);
  return [
    [`### ${headline(summary).replace(/\.$/, '')}`],
    stoppedBecause === null ? [] : [messageMarkdown(asSentence(['Stopped: ', ...stoppedBecause]))],
    rejectedMarkdown(summary.rejected),
    openSentences(summary).map((text) => `- ${text}`),
    heldMarkdown(summary),
    next === null ? [] : [messageMarkdown(asSentence(['Next: ', ...next]))],
    serial === null ? [] : [`<sub>The lockfile is at serial ${count(serial)}.</sub>`],
  ];
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
