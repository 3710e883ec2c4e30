import type { Verification } from '../verify/verification.ts';
import { differences, exitCodeOf } from '../verify/verification.ts';
import { wrap } from './display-width.ts';
import { showValue } from './escape.ts';
import { paletteOf } from './palette.ts';
import type { Shown } from './privacy.ts';
import { asSentence, messageLines } from './render-message.ts';
import type { SegmentWords } from './verify-words.ts';
import { verifyWords } from './verify-words.ts';

export interface VerifyTextOptions {
  readonly width: number;
  readonly colour: boolean;
  /** The verification, to be run again with what is asked for. */
  readonly command: string;
}

/** What the evidence says, for a terminal: the verdict first. Segments that are as they should be, in a line. */
export function verifyToText(
  found: Shown<Verification>,
  { width, colour, command }: VerifyTextOptions,
): string {
  const palette = paletteOf(colour);
  const { verdict, segments, evidence, next } = verifyWords(found, command);
  const paint = exitCodeOf(found) === 0 ? palette.good : palette.warn;
  const differs = found.segments.map((segment) => differences(segment) > 0);
  const blocks = [
    messageLines(verdict, width).map(paint),
    ...segments.map((segment, at) =>
      segmentLines(segment, width, differs[at] ? palette.strong : (text) => text),
    ),
    evidence.flatMap((one) => messageLines(one, width)).map(palette.faint),
    ...next.map((step) => messageLines(asSentence(['Next: ', ...step]), width)),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function segmentLines(
  { key, head, points }: SegmentWords,
  width: number,
  paint: (text: string) => string,
): string[] {
  return [
    ...wrap(showValue(key), width).map(paint),
    ...messageLines(head, width, '  ', '    '),
    ...points.flatMap(({ message, named }) => [
      ...messageLines(message, width, '  ', '    '),
      ...named.flatMap((one) => messageLines(one, width, '    ', '      ')),
    ]),
  ];
}
