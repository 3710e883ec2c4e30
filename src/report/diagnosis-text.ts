import type { Diagnosis, Finding } from '../inspect/diagnosis.ts';
import { needsHelp } from '../inspect/diagnosis.ts';
import type { Message } from '../message.ts';
import { count, plural } from '../message.ts';
import { assertExhaustive } from '../model.ts';
import { wrap } from './display-width.ts';
import type { Palette } from './palette.ts';
import { paletteOf } from './palette.ts';
import type { Privacy } from './privacy.ts';
import { messageLines, messageMarkdown } from './render-message.ts';

export interface DiagnosisTextOptions {
  readonly width: number;
  readonly colour: boolean;
}

const STATE: Readonly<Record<Finding['kind'], string>> = {
  works: 'works',
  unknown: 'cannot tell',
  warned: 'warning',
  broken: 'to do',
};

/** Of state and need, so that messages stand below each other. */
const INDENT = 28;
/** Narrower than this, a message stands below its need. */
const SIDE_BY_SIDE = 60;

/** What an apply needs, line by line: the verdict first, then each need, and what to do about it. */
export function diagnosisToText(diagnosis: Diagnosis, options: DiagnosisTextOptions): string {
  const palette = paletteOf(options.colour);
  const paint = needsHelp(diagnosis) ? palette.bad : palette.good;
  const verdict = wrap(diagnosisVerdict(diagnosis), options.width).map(paint);
  const lines = diagnosis.flatMap((finding) => findingLines(finding, options.width, palette));
  return `${[...verdict, '', ...lines].join('\n')}\n`;
}

/** `To do: 1 of 11 checks found something to fix, 1 could not tell.` */
export function diagnosisVerdict(diagnosis: Diagnosis): string {
  const number = (kind: Finding['kind']) => diagnosis.filter((one) => one.kind === kind).length;
  const unknown = number('unknown') === 0 ? '' : `, ${count(number('unknown'))} could not tell`;
  const warned = number('warned') === 0 ? '' : `, ${plural(number('warned'), 'warning')}`;
  const open = `${unknown}${warned}`;
  if (!needsHelp(diagnosis)) return `Ready: ${plural(number('works'), 'check')} passed${open}.`;
  return `To do: ${count(number('broken'))} of ${plural(diagnosis.length, 'check')} found something to fix${open}.`;
}

function findingLines(finding: Finding, width: number, palette: Palette): string[] {
  const { kind, need } = finding;
  const head = `  ${STATE[kind].padEnd(12)} ${need}`;
  const isNarrow = width < SIDE_BY_SIDE;
  const indent = ' '.repeat(isNarrow ? 4 : INDENT);
  const lines = textsOf(finding).flatMap((text) => messageLines(text, width, indent));
  const painted = head.replace(STATE[kind], paintOf(kind, palette)(STATE[kind]));
  if (isNarrow) return [painted, ...lines];
  const [first = '', ...rest] = lines;
  return [`${painted}${' '.repeat(INDENT - head.length)}${first.slice(INDENT)}`, ...rest];
}

function paintOf(kind: Finding['kind'], palette: Palette): (text: string) => string {
  switch (kind) {
    case 'works':
      return palette.good;
    case 'unknown':
    case 'warned':
      return palette.warn;
    case 'broken':
      return palette.bad;
    default:
      return assertExhaustive(kind);
  }
}

/** What is said of it, then what to do. */
function textsOf(finding: Finding): readonly Message[] {
  switch (finding.kind) {
    case 'works':
      return [finding.message];
    case 'unknown':
      return [finding.message, ['next: ', ...finding.next]];
    case 'broken':
    case 'warned':
      return finding.problems.flatMap(({ code, message, next, place }) => {
        const where =
          place === undefined ? '' : `${[place.file, place.line].filter(Boolean).join(':')}: `;
        return [
          [where, `${code}: `, ...message],
          ['next: ', ...next],
        ];
      });
    default:
      return assertExhaustive(finding);
  }
}

/** The same for the summary of a run. */
export function diagnosisToMarkdown(diagnosis: Diagnosis): string {
  const items = diagnosis.map((finding) => {
    const [first = [], ...rest] = textsOf(finding).map((text) => messageMarkdown(text));
    const state = finding.kind === 'works' ? STATE.works : `**${STATE[finding.kind]}**`;
    return [`- ${finding.need}, ${state}: ${first}`, ...rest.map((text) => `  - ${text}`)].join(
      '\n',
    );
  });
  return `### ${diagnosisVerdict(diagnosis)}\n\n${items.join('\n')}\n`;
}

/** As far as it may be shown. */
export function shownDiagnosis(diagnosis: Diagnosis, privacy: Privacy): Diagnosis {
  return diagnosis.map((finding): Finding => {
    if ('problems' in finding) return { ...finding, problems: privacy.problems(finding.problems) };
    const message = privacy.message(finding.message);
    if (finding.kind === 'works') return { ...finding, message };
    return { ...finding, message, next: privacy.message(finding.next) };
  });
}
