import type { CommitSubject } from '../inspect/commit-subject.ts';
import type { LogEntry } from '../inspect/log.ts';
import type { ApplyRecord, RecordedReview, RecordedSegment } from '../lock/apply-record.ts';
import { unconfirmedIn } from '../lock/apply-record.ts';
import type { RecordedChange } from '../lock/change-lines.ts';
import { rungText } from '../lock/verified.ts';
import { count, moment } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { assertExhaustive } from '../model.ts';
import { cutTo, wrap } from './display-width.ts';
import { showSentence, showValue } from './escape.ts';
import { signed } from './headings-text.ts';
import { paletteOf } from './palette.ts';
import type { Column } from './table.ts';
import { alignOrStack } from './table.ts';
import { capitalised, fromText, listed } from './words.ts';

export interface LogTextOptions {
  readonly width: number;
  readonly colour: boolean;
}

/** Applies, newest first: when, who, from which commit; below each what it did. */
export function logToText(entries: readonly LogEntry[], { width, colour }: LogTextOptions): string {
  const { strong, faint } = paletteOf(colour);
  const blocks = entries.map((entry) => [
    ...wrap(headOf(entry), width, '', '    ').map(strong),
    ...wrap(subjectLine(entry), width, '    ', '      ').filter((line) => line.trim() !== ''),
    ...bodyOf(entry, width),
    ...confirmedTexts(entry.record).flatMap((text) => wrap(text, width, '    ', '      ')),
    ...reasonLines(entry.record, width).map(faint),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Of an apply whose end is not recorded yet. */
const STATE: Readonly<Record<LogEntry['state'], string>> = {
  none: '',
  running: ' (running now)',
  unclear: ' (may be running)',
  'cut-off': ' (cut off: the next apply records it)',
};

function headOf({ record, state }: LogEntry): string {
  const { serial, startedAt, actor, verified } = record;
  const by = actor === null ? '' : ` by ${showValue(actor)}`;
  const from = fromText(record, 10);
  const what = verified === undefined ? '' : ` verified ${rungText(verified)}`;
  return `#${serial}  ${moment(startedAt)}${what}${by}${from}${stateText({ record, state })}`;
}

/** Empty where its end was recorded as it should be. */
export function stateText({ record, state }: Pick<LogEntry, 'record' | 'state'>): string {
  return record.recovered && state === 'none' ? ' (cut off, and recovered later)' : STATE[state];
}

const SUBJECT_COLUMNS = 200;

/** What its commit says, and who approved it. */
function subjectLine(entry: LogEntry): string {
  const subject = entry.commit === null ? '' : subjectText(entry.commit);
  const request = requestText(entry);
  if (subject === '') return capitalised(request);
  return request === '' ? subject : `${subject} (${request})`;
}

/** The first line of a commit, without the number that is told beside it. */
export function subjectText({ subject }: CommitSubject): string {
  return showSentence(cutTo(subject.replace(NUMBER, ''), SUBJECT_COLUMNS));
}

/**
 * The pull request of an apply, and who approved it, as GitHub said. Else what its commit message names:
 * whoever wrote the commit chose its words, and that is said with it. Empty where neither is known.
 */
export function requestText({ record, commit }: Pick<LogEntry, 'record' | 'commit'>): string {
  const { reviewed } = record;
  if (reviewed === undefined) {
    const number = commit?.pullRequest ?? null;
    return number === null ? '' : `pull request #${number}, by its commit message`;
  }
  if (reviewed.length === 0) return 'without a pull request';
  const more = reviewed.length - MOST_REQUESTS;
  const rest = more > 0 ? [`${count(more)} more`] : [];
  return [...reviewed.slice(0, MOST_REQUESTS).map(reviewText), ...rest].join('; ');
}

const MOST_REQUESTS = 5;

function reviewText({ pullRequest, approvedBy }: RecordedReview): string {
  const who = listed(approvedBy.map(showValue));
  return `pull request #${pullRequest}, ${who === '' ? 'not approved as it was merged' : `approved by ${who}`}`;
}

const NUMBER = / \((pull request )?#\d{1,9}\)$/;

const COLUMNS: readonly Column[] = [
  { align: 'left', gap: '   ' },
  { align: 'right' },
  { align: 'right', gap: '   ' },
  { align: 'left' },
];
const MOST_SEGMENTS = 50;

/** Of an apply that was stopped or cut off, nothing else is known to have happened. */
export function unchangedText({ stopped, recovered, verified }: ApplyRecord): string {
  if (verified !== undefined) return 'Nothing that differed was recorded.';
  const isWhole = stopped === undefined && !recovered;
  const why = isWhole ? ' Lists or decisions were recorded.' : '';
  return `No membership changed.${why}`;
}

/** What a verification found to be as it should be, by the record through which it is. */
export function confirmedTexts({ proven = [] }: ApplyRecord): string[] {
  const serials = [...new Set(proven.map(({ through }) => through))].sort((a, b) => b - a);
  return serials.map((serial) => {
    const keys = proven.flatMap(({ key, through }) => (through === serial ? [key] : []));
    const rest = keys.length - MOST_CONFIRMED;
    const more = rest > 0 ? ` and ${count(rest)} more` : '';
    const named = keys.slice(0, MOST_CONFIRMED).map(showValue).join(', ');
    return `Confirmed through apply ${count(serial)}: ${named}${more}.`;
  });
}

const MOST_CONFIRMED = 20;

function bodyOf({ record, segments, found }: LogEntry, width: number): string[] {
  if (found !== null) return found.flatMap((one) => wrap(foundText(one), width, '    '));
  if (segments.length === 0) return wrap(unchangedText(record), width, '    ');
  const rows = segments
    .slice(0, MOST_SEGMENTS)
    .map((segment) => [
      { text: showValue(segment.key) },
      { text: signed('+', segment.added + segment.adopted) },
      { text: signed('-', segment.removed) },
      { text: sizesText(segment) },
    ]);
  const more = segments.length - rows.length;
  return [
    ...alignOrStack(rows, COLUMNS, width, '    '),
    ...(more > 0 ? [`    ... and ${count(more)} more`] : []),
  ];
}

function sizesText(segment: RecordedSegment): string {
  const { before, after, rejected, adopted, unprovable = 0 } = segment;
  const unconfirmed = unconfirmedIn(segment);
  const notes = [
    ...(unprovable === 0 ? [] : [`${count(unprovable)} unprovable`]),
    ...(adopted === 0 ? [] : ['adopted']),
    ...(unconfirmed === 0 ? [] : [`${count(unconfirmed)} unconfirmed`]),
    ...(rejected === 0 ? [] : [`${count(rejected)} rejected`]),
  ];
  return [`${count(before)} -> ${count(after)}`, ...notes].join(', ');
}

function foundText({ key, change }: { key: SegmentKey; change: RecordedChange }): string {
  return `${doneText(change)} ${showValue(key)}`;
}

/** `added to`, `removed from (unconfirmed)`, ... */
export function doneText({ operation, again, outcome }: RecordedChange): string {
  const notes = [...(again ? ['once more'] : []), ...(outcome === 'accepted' ? [] : [outcome])];
  const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  switch (operation) {
    case 'ADD':
      return `added${note} to`;
    case 'REMOVE':
      return `removed${note} from`;
    case 'ADOPT':
      return `adopted${note} in`;
    case 'MISSING':
      return 'found missing in';
    case 'LINGERING':
      return 'found still in';
    case 'UNPROVABLE':
      return 'found without a trace once more in';
    default:
      return assertExhaustive(operation);
  }
}

function reasonLines({ waivers, run, stopped }: ApplyRecord, width: number): string[] {
  const texts = [
    ...(stopped === undefined ? [] : [`stopped: ${showSentence(stopped)}`]),
    ...waivers.map(
      ({ segment, reason }) =>
        `waived${segment === null ? '' : ` for ${showValue(segment)}`}: ${showSentence(reason)}`,
    ),
    ...(run === null ? [] : [`run: ${showValue(run)}`]),
  ];
  return texts.flatMap((text) => wrap(text, width, '    ', '      '));
}
