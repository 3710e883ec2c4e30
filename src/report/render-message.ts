import type { Marked, Message, Span } from '../message.ts';
import { afterLines } from '../message.ts';
import { cutTo, wrap } from './display-width.ts';
import { showLabel, showSentence, showValue } from './escape.ts';
import { joinSpans, markdownCode, markdownLabel, markdownSentence } from './escape-markdown.ts';

/** Messages in each output: every span is escaped, kept whole or masked by what it is. */

/** A quoted value longer than this is cut, so that a file cannot fill the screen. */
const VALUE_COLUMNS = 60;
/** Stands for a space that no line may be broken at; values never hold it once they are shown. */
const UNBROKEN = '\ue000';

/** On one line, but for lines to write. */
export function messageText(message: Message): string {
  return message
    .map((span, at) => {
      const text = spanText(span);
      return typeof span === 'string' ? afterLines(message, at, text) : text;
    })
    .join('');
}

function spanText(span: Span): string {
  return typeof span === 'string' ? showSentence(span) : markedText(span);
}

function markedText({ kind, text }: Marked): string {
  switch (kind) {
    case 'value':
      return `"${showValue(cutTo(text, VALUE_COLUMNS))}"`;
    case 'label':
      return showLabel(text);
    case 'code':
    case 'digest':
    case 'command':
      return `\`${showValue(text)}\``;
    case 'line':
      return `\n${showSentence(text)}`;
    case 'foreign':
      return `: ${showSentence(text)}`;
    default:
      return showValue(text);
  }
}

/**
 * Lines of at most `width` columns. Code is not broken where it fits a line, and a command stands on
 * a line of its own, whole at any width, so that it can be copied. Lines of a file start at the first
 * column between empty lines, since in YAML what is before them counts.
 */
export function messageLines(
  message: Message,
  width: number,
  first = '',
  rest = first,
): readonly string[] {
  const lines: string[] = [];
  let text = '';
  let pasted = false;
  const flush = () => {
    if (text.trim() === '' && lines.length > 0) return;
    const start = lines.length === 0 ? first : rest;
    if (pasted) lines.push('');
    pasted = false;
    lines.push(...wrap(text.trim(), width, start, rest).map(withSpaces));
    text = '';
  };
  for (const span of message) {
    if (typeof span !== 'string' && span.kind === 'command') {
      flush();
      lines.push(`${rest}  ${showValue(span.text)}`);
      text = '';
    } else if (typeof span !== 'string' && span.kind === 'line') {
      flush();
      lines.push(...(pasted ? [] : ['']), showSentence(span.text));
      pasted = true;
    } else {
      const shown = spanText(span);
      const isCode = typeof span !== 'string' && span.kind === 'code';
      text +=
        isCode && shown.length <= width - rest.length ? shown.replaceAll(' ', UNBROKEN) : shown;
    }
  }
  if (text.replace(/^[.,;:!?]$/, '') !== '' || lines.length === 0) flush();
  return lines;
}

function withSpaces(line: string): string {
  return line.replaceAll(UNBROKEN, ' ');
}

/** Inline Markdown, of at most about `columns` columns. */
export function messageMarkdown(message: Message, columns = Number.POSITIVE_INFINITY): string {
  let room = columns;
  const parts: string[] = [];
  for (const span of message) {
    // A part of a command does something else than the whole.
    const isWhole = typeof span === 'string' || span.kind !== 'command' || span.text.length <= room;
    if (room <= 0 || !isWhole) break;
    const text = cutTo(typeof span === 'string' ? span : span.text, room);
    parts.push(typeof span === 'string' ? markdownSentence(text) : markedMarkdown(span.kind, text));
    room -= text.length;
  }
  return parts.reduce(joinSpans, '');
}

function markedMarkdown(kind: Marked['kind'], text: string): string {
  if (kind === 'foreign') return `: ${markdownSentence(text)}`;
  if (kind === 'label') return markdownLabel(text);
  return markdownCode(text);
}

/** A capital where the message starts with a word of ours, and a full stop where no mark ends it. */
export function asSentence(message: Message): Message {
  const [head, ...tail] = message;
  const starts = typeof head === 'string' && /^[a-z]+(?=[ ,.;:!?]|$)/.test(head);
  const capital = starts ? [head.charAt(0).toUpperCase() + head.slice(1), ...tail] : message;
  const last = message.at(-1);
  if (last === undefined) return message;
  if (typeof last !== 'string' && /^(command|line)$/.test(last.kind)) return capital;
  return /[.?!:]$/.test(typeof last === 'string' ? last : last.text) ? capital : [...capital, '.'];
}
