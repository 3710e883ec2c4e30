import type { MemberCursor } from '../members/cursor.ts';
import { textOf } from '../members/cursor.ts';
import type { LineSort } from '../members/line-sort.ts';
import { compareMembers } from '../members/member.ts';
import type { Member } from '../model.ts';

/**
 * What is said of memberships travels as sorted lines, as members do: a million of them fit in a run or
 * on the disk. A line is the number of the segment, the kind, the member, a separator, and what is
 * said. No member holds a separator, and every byte of one is above it, so that lines are in the order of
 * the lockfile: by segment, kind and bytes.
 */
export interface Said {
  readonly segment: number;
  readonly member: Member;
  /** Ascending, so that what has to be in the order of time begins with it. */
  readonly words: readonly string[];
}

const DIGITS = 6;

/** Between the parts of a line. Not a tab: lines are sorted, and there no byte may be below a newline. */
export const SEPARATOR = '\u001f';

export function addLine(sort: LineSort, segment: number, member: Member, words: string): void {
  const number = String(segment).padStart(DIGITS, '0');
  const kind = member.kind === 'identity' ? '0' : '1';
  sort.run().append(Buffer.from(`${number}${kind}${member.value}${SEPARATOR}${words}`));
}

/** All that is said of one membership after the other. */
export class SaidLines {
  readonly #cursor: MemberCursor;
  #line: Line | null;
  #next: Said | null = null;

  constructor(cursor: MemberCursor) {
    this.#cursor = cursor;
    this.#line = lineAt(cursor);
    this.#next = this.#gather();
  }

  /** What is said of the next membership; null at the end. */
  peek(): Said | null {
    return this.#next;
  }

  pass(): void {
    this.#next = this.#gather();
  }

  #gather(): Said | null {
    const first = this.#line;
    if (first === null) return null;
    const words: string[] = [];
    let line: Line | null = first;
    while (line !== null && isSame(line, first)) {
      words.push(line.words);
      line = lineAt(this.#cursor);
    }
    this.#line = line;
    return { segment: first.segment, member: first.member, words };
  }
}

interface Line {
  readonly segment: number;
  readonly member: Member;
  readonly words: string;
}

function lineAt(cursor: MemberCursor): Line | null {
  if (!cursor.next()) return null;
  const text = textOf(cursor);
  const end = text.indexOf(SEPARATOR);
  return {
    segment: Number(text.slice(0, DIGITS)),
    member: {
      kind: text[DIGITS] === '0' ? 'identity' : 'guid',
      value: text.slice(DIGITS + 1, end),
    },
    words: text.slice(end + 1),
  };
}

function isSame(a: Line, b: Line): boolean {
  return a.segment === b.segment && compareMembers(a.member, b.member) === 0;
}
