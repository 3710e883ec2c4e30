import { plural } from '../message.ts';
import type { Unapproved, UnapprovedReason } from '../review/unapproved.ts';
import { cutPath } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import { heading, inHeading } from './headline-markdown.ts';
import type { PlanMarkdownOptions } from './plan-markdown.ts';
import { cutMarkdown, endLine, fitMarkdown, WHOLE } from './plan-markdown.ts';
import type { MarkdownContext } from './plan-sections.ts';
import { NOWHERE, sample, sectionsOf } from './plan-sections.ts';
import type { Shown } from './privacy.ts';
import { messageMarkdown } from './render-message.ts';
import { tableMarkdown } from './table-markdown.ts';
import {
  reasonMessage,
  reasonSubject,
  unapprovedHeadline,
  unapprovedNext,
} from './unapproved-text.ts';
import { whoMarkdown } from './who-markdown.ts';

const PATH_COLUMNS = 120;
const TO_DO = '**What to do**';
const TOGETHER =
  'Every pull request since the last apply was approved, but none of them has these changes. Several together cause them.';

/** Why a merge was not applied, what of it is not approved, and what to do. */
export function unapprovedToMarkdown(
  unapproved: Shown<Unapproved>,
  options: PlanMarkdownOptions = {},
): string {
  const { plan, left, reasons } = unapproved;
  const sections = { ...sectionsOf(left), names: sectionsOf(plan).names };
  const { about = NOWHERE } = options;
  const head = heading(
    'refused',
    inHeading(messageMarkdown(unapprovedHeadline(unapproved))),
    about.environment,
  );
  const render = (context: MarkdownContext) => [
    [head],
    ['Nothing was sent.'],
    reasonsMarkdown(reasons, context),
    unapprovedNext(unapproved).map((text) => `- ${messageMarkdown(text)}`),
    tableMarkdown(left, context),
    whoMarkdown(left, context),
    cutMarkdown(context, options.whole ?? WHOLE),
    [endLine(plan, about)],
  ];
  return fitMarkdown(sections, render, options) ?? `${head}\n`;
}

function reasonsMarkdown(
  reasons: readonly UnapprovedReason[],
  { extent }: MarkdownContext,
): string[] {
  if (reasons.length === 0) return [TOGETHER, '', TO_DO];
  const { shown, more } = sample(reasons, extent.rows);
  return [
    '**What is missing**',
    '',
    ...shown.map(
      (reason) => `- ${subject(reason)} ${messageMarkdown([...reasonMessage(reason), '.'])}`,
    ),
    ...(more === 0 ? [] : [`- ... and ${plural(more, 'more reason')}`]),
    '',
    TO_DO,
  ];
}

/** A number and a full commit become links. */
function subject(reason: UnapprovedReason): string {
  switch (reason.kind) {
    case 'pull-request':
      return `#${reason.number}:`;
    case 'commit':
      return reason.commit;
    case 'list':
      return markdownCode(cutPath(reason.path, PATH_COLUMNS));
    default:
      return messageMarkdown(reasonSubject(reason));
  }
}
