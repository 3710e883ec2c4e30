import { showRest } from './escape.ts';

/** Columns of a terminal; text is shown (see `escape.ts`) before it is measured. */

const ASCII = /^[ -~]*$/;
const NO_COLUMNS = /^(?:\p{Mn}|\p{Me}|\u200d)$/u;
/** East Asian Wide and Fullwidth, and what terminals draw as pictures. */
const TWO_COLUMNS =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}(?<![\u{1f1e6}-\u{1f1ff}]))$/u;
const NARROW_PICTURE = /^(?!\p{Emoji_Presentation})\p{Extended_Pictographic}$/u;
const EMOJI_SELECTOR = '\ufe0f';
const ELLIPSIS = '…';

/** Columns that a shown text takes; a full-width character takes two. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  let before = '';
  for (const character of text) {
    width += columnsOf(character, before);
    before = character;
  }
  return width;
}

/** A selector turns the narrow picture before it into a wide one. */
function columnsOf(character: string, before: string): number {
  if (character === EMOJI_SELECTOR) return NARROW_PICTURE.test(before) ? 1 : 0;
  if (NO_COLUMNS.test(character)) return 0;
  return TWO_COLUMNS.test(character) ? 2 : 1;
}

/** The text, or as much of its start as fits `width` columns, then an ellipsis. */
export function cutTo(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width < 1 ? '' : text.slice(0, fittingUnits(text, width - 1)) + ELLIPSIS;
}

/** As `cutTo` for a path, which is known by its end. */
export function cutPath(path: string, width: number): string {
  if (displayWidth(path) <= width) return path;
  if (width < 1) return '';
  const characters = [...path];
  let from = Math.max(1, characters.length - width);
  let cut = ELLIPSIS + characters.slice(from).join('');
  while (displayWidth(cut) > width) {
    from += 1;
    cut = ELLIPSIS + characters.slice(from).join('');
  }
  return cut;
}

/** UTF-16 units at the start of a shown text that fit `width` columns. */
function fittingUnits(text: string, width: number): number {
  let used = 0;
  let before = '';
  let end = 0;
  for (const character of text) {
    used += columnsOf(character, before);
    if (used > width) break;
    before = character;
    end += character.length;
  }
  return end;
}

/** Lines of at most `width` columns, broken at spaces, and inside a word that is longer than a line. */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let between = '';
  let empty = /^ *$/.test(first);
  for (const word of text.split(' ').flatMap((word) => split(word, width - rest.length))) {
    if (!empty && displayWidth(line + between + word) > width) {
      lines.push(line.replace(/ +$/, ''));
      line = rest;
      between = '';
    }
    line += between + word;
    empty = false;
    between = ' ';
  }
  return [...lines, line];
}

function split(word: string, width: number): string[] {
  const pieces: string[] = [];
  let left = word;
  while (displayWidth(left) > width) {
    const end = Math.max(1, fittingUnits(left, width));
    pieces.push(left.slice(0, end));
    left = showRest(left.slice(end));
  }
  return [...pieces, left];
}
