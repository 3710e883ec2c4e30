import { count } from '../message.ts';
import type { Verification } from '../verify/verification.ts';
import { cutTo } from './display-width.ts';
import { markdownCode } from './escape-markdown.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageMarkdown } from './render-message.ts';
import type { SegmentWords } from './verify-words.ts';
import { verifyWords } from './verify-words.ts';

const KEY_COLUMNS = 80;
const NAME_COLUMNS = 200;
const MOST_SEGMENTS = 100;

/** What the evidence says, for a job summary or an issue. */
export function verifyToMarkdown(found: Shown<Verification>, command: string): string {
  const { verdict, segments, evidence, next } = verifyWords(found, command);
  const more = segments.length - MOST_SEGMENTS;
  const lines = [
    `**${messageMarkdown(verdict)}**`,
    '',
    ...segments.slice(0, MOST_SEGMENTS).flatMap(segmentLines),
    ...(more > 0 ? [`- ... and ${count(more)} more`] : []),
    ...evidence.flatMap((one) => ['', messageMarkdown(one)]),
    ...next.flatMap((step) => ['', messageMarkdown(asSentence(step))]),
  ];
  return `${lines.join('\n')}\n`;
}

export function segmentLines({ key, head, points }: SegmentWords): string[] {
  return [
    `- ${markdownCode(cutTo(key, KEY_COLUMNS))}: ${messageMarkdown(head)}`,
    ...points.flatMap(({ message, named }) => [
      `  - ${messageMarkdown(message)}`,
      ...named.map((one) => `    - ${messageMarkdown(one, NAME_COLUMNS)}`),
    ]),
  ];
}
