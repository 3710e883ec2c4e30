import type { Message } from '../message.ts';
import { moment, plural, say } from '../message.ts';
import type { Lasting, Standing } from '../verify/lasting.ts';
import { lastingOf, standingOf } from '../verify/lasting.ts';
import type { Verification } from '../verify/verification.ts';
import { upToLines } from './comment-marks.ts';
import type { Shown } from './privacy.ts';
import { messageMarkdown } from './render-message.ts';
import { segmentLines, verifyToMarkdown } from './verify-markdown.ts';
import { pointsOf } from './verify-words.ts';

/** Segments whose members are named before the verification itself. */
const MOST_SEGMENTS = 20;

/** What an issue says: first what two verifications found, then all that the last one found. */
export function lastingToMarkdown(
  found: Shown<Verification>,
  command: string,
  limit: number,
): string {
  const lasting = lastingOf(found);
  const named = lasting.slice(0, MOST_SEGMENTS).flatMap(({ key, since, isAll, ...segment }) =>
    segmentLines({
      key,
      head: say`first found on ${moment(since)}${isAll ? '' : ', and more that may be new'}`,
      points: pointsOf({ ...segment, reasons: [], unexplained: [] }),
    }),
  );
  const rest = lasting.length - MOST_SEGMENTS;
  const lines = [
    `**${messageMarkdown(headOf(lasting, standingOf(found)))}**`,
    '',
    ...named,
    ...(rest > 0 ? [`- ... and ${plural(rest, 'more segment')}`] : []),
    ...(lasting.length === 0 ? [] : ['']),
    'The last verification:',
    '',
    verifyToMarkdown(found, command),
  ];
  return upToLines(lines.join('\n'), limit);
}

function headOf(lasting: readonly Lasting[], standing: Standing): Message {
  if (standing === 'clear') return say`Everything that was found is confirmed.`;
  if (standing !== 'lasting') return say`Not everything that was found is confirmed yet.`;
  const sum = lasting.reduce((total, { findings }) => total + findings.length, 0);
  const least = lasting.every(({ isAll }) => isAll) ? '' : 'at least ';
  return say`Found by two verifications, a day apart: ${least}${plural(sum, 'membership')} in ${plural(lasting.length, 'segment')}.`;
}
