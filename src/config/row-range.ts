import type { Message } from '../message.ts';
import { asValue, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';

/** How many there may be, both ends included; `most` may be infinite. */
export interface RowRange {
  readonly least: number;
  readonly most: number;
}

const ROWS = /^(\d{1,15})(\.\.(\d{1,15})?)?$/;

/** `20000`, `10000..30000` or `10000..`; null for anything else, or if it ends before it starts. */
export function parseRows(text: string): RowRange | null {
  const match = ROWS.exec(text);
  if (match === null) return null;
  const least = Number(match[1]);
  if (match[2] === undefined) return { least, most: least };
  const most = match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
  return most < least ? null : { least, most };
}

export function rangeText({ least, most }: RowRange): Message {
  if (least === most) return say`${least}`;
  return most === Number.POSITIVE_INFINITY ? say`at least ${least}` : say`${least} to ${most}`;
}

export function badRowRange(text: string): Finding {
  return {
    code: 'bad-row-range',
    message: say`${asValue(text)} is not a valid number of rows`,
    next: say`Write a number such as 20000, or a range such as 10000..30000, or 10000.. for at least 10,000.`,
  };
}
