import type { SegmentStatus, Status } from '../inspect/status.ts';
import { isOpen } from '../inspect/status.ts';
import { underWayText } from '../lock/under-way.ts';
import { count, plural } from '../message.ts';
import { cutPath, cutTo } from './display-width.ts';
import { markdownCell, markdownCode, markdownLabel, markdownSentence } from './escape-markdown.ts';
import type { Shown } from './privacy.ts';
import { messageMarkdown } from './render-message.ts';
import { nextSteps } from './status-next.ts';
import { agoText, stateText, statusVerdict } from './status-text.ts';
import { listed, ownersShown } from './words.ts';

const KEY_COLUMNS = 80;
const PATH_COLUMNS = 120;
const MOST_ROWS = 200;

function openFirst(segments: Status['segments']): Status['segments'] {
  return [...segments].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}

function ownedText({ owner = [] }: SegmentStatus): string {
  if (owner.length === 0) return '';
  return `<br><sub>owner ${listed([...ownersShown(owner, markdownLabel)])}</sub>`;
}

/** The status for a job summary or an issue: what waits comes first. */
export function statusToMarkdown(status: Shown<Status>, now: number): string {
  const { segments, lists, underWay } = status;
  const condition = underWayText(underWay);
  const lines = [
    `**${markdownSentence(statusVerdict(status))}**`,
    ...(condition === null ? [] : ['', messageMarkdown(condition)]),
    '',
    '| Segment | Sent | Desired | State |',
    '| :-- | --: | --: | :-- |',
    ...openFirst(segments)
      .slice(0, MOST_ROWS)
      .map((segment) => {
        const cells = [
          `${markdownCode(cutTo(segment.key, KEY_COLUMNS))}${ownedText(segment)}`,
          count(segment.accepted),
          segment.desired === null ? '' : count(segment.desired),
          markdownSentence(stateText(segment, now)),
        ];
        return `| ${cells.map(markdownCell).join(' | ')} |`;
      }),
    ...(segments.length > MOST_ROWS
      ? [`| ... and ${count(segments.length - MOST_ROWS)} more | | | |`]
      : []),
    ...(lists.length === 0 ? [] : ['']),
    ...lists.slice(0, MOST_ROWS).map(({ facts: { path, rows }, changedAt }) => {
      const age = changedAt === null ? 'of unknown age' : `changed ${agoText(changedAt, now)}`;
      return `- ${markdownCode(cutPath(path, PATH_COLUMNS))}: ${plural(rows, 'row')}, ${age}`;
    }),
    ...nextSteps(status).flatMap((step) => ['', messageMarkdown(step)]),
  ];
  return `${lines.join('\n')}\n`;
}
