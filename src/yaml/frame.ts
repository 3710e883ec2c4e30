/** Characters that a terminal or an editor would not show as themselves, bidi controls included. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]|(?! )\p{Zs}/gu;
const FRAME_WIDTH = 100;
const BEFORE_CARET = 60;

/** Writes what cannot be seen as `\u202e`; everything else stays. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
  });
}

/**
 * The line before, the line, and a caret under `[column, column + length)` (UTF-16 units from 0).
 * A tab becomes two spaces and a long line is cut, so that the caret is under the value.
 */
export function codeFrame(
  lines: { readonly before: string | null; readonly at: string },
  line: number,
  column: number,
  length: number,
): string {
  const from = Math.max(0, Math.min(column - BEFORE_CARET, lines.at.length - FRAME_WIDTH));
  const width = String(line).length;
  const head = cut(lines.at, from, column);
  const marked = cut(lines.at, column, Math.min(column + length, from + FRAME_WIDTH));
  const tail = cut(lines.at, column + length, from + FRAME_WIDTH);
  const lead = from > 0 ? '...' : '';
  const trail = from + FRAME_WIDTH < lines.at.length ? '...' : '';
  const rows = [
    `> ${line} | ${lead}${head}${marked}${tail}${trail}`.trimEnd(),
    `  ${' '.repeat(width)} | ${' '.repeat(columns(lead + head))}${'^'.repeat(Math.max(1, columns(marked)))}`,
  ];
  if (lines.before !== null) {
    const more = lines.before.length > from + FRAME_WIDTH ? '...' : '';
    const text = cut(lines.before, from, from + FRAME_WIDTH);
    rows.unshift(
      `  ${String(line - 1).padStart(width)} | ${text === '' ? '' : lead}${text}${more}`.trimEnd(),
    );
  }
  return rows.join('\n');
}

function cut(line: string, from: number, to: number): string {
  return visible(line.slice(from, Math.max(from, to)).replaceAll('\t', '  '));
}

function columns(text: string): number {
  return [...text].length;
}
