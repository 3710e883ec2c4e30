import { compareUtf8 } from '../members/bytes.ts';
import { encodingOf, inUtf8 } from './encoding.ts';

/**
 * A list of one identity per line after an edit. All other lines stay byte for byte, but a list in UTF-16
 * becomes one in UTF-8.
 */
export function editList(
  file: Buffer,
  add: readonly string[],
  remove: ReadonlySet<string>,
): Buffer {
  const encoding = encodingOf(file, null);
  const bytes = encoding === null ? file : inUtf8(file, encoding);
  const lines = linesOf(bytes);
  const kept = lines.filter(({ text }) => !remove.has(text));
  const end = lines.some(({ whole }) => whole.endsWith('\r\n')) ? '\r\n' : '\n';
  const last = kept.at(-1);
  if (last !== undefined && !/[\r\n]$/.test(last.whole)) last.whole += end;
  const added = [...add].sort(compareUtf8).map((text) => ({ text, whole: `${text}${end}` }));
  const edited = isSorted(lines) ? merged(kept, added) : [...kept, ...added];
  return Buffer.concat([bomOf(bytes), Buffer.from(edited.map(({ whole }) => whole).join(''))]);
}

interface Line {
  readonly text: string;
  /** With its line end. */
  whole: string;
}

const BOM = '\ufeff';

function bomOf(bytes: Buffer): Buffer {
  const bom = Buffer.from(BOM);
  return bytes.subarray(0, bom.length).equals(bom) ? bom : Buffer.alloc(0);
}

function linesOf(bytes: Buffer): Line[] {
  const text = bytes.toString().replace(/^\ufeff/, '');
  return (text.match(/[^\r\n]*(\r\n|\n|\r)|[^\r\n]+$/g) ?? []).map((whole) => ({
    text: whole.replace(/[\r\n]+$/, ''),
    whole,
  }));
}

function isSorted(lines: readonly Line[]): boolean {
  return lines.every(({ text }, at) => {
    const before = lines[at - 1];
    return before === undefined || compareUtf8(before.text, text) <= 0;
  });
}

function merged(kept: readonly Line[], added: readonly Line[]): Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const line of kept) {
    for (; next < added.length; next += 1) {
      const one = added[next];
      if (one === undefined || compareUtf8(one.text, line.text) > 0) break;
      lines.push(one);
    }
    lines.push(line);
  }
  return [...lines, ...added.slice(next)];
}
