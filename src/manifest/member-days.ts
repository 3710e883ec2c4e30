import type { CountsOn } from '../config/days.ts';
import { countsOn } from '../config/days.ts';
import { union } from '../members/combine.ts';
import { cursorOver } from '../members/cursor.ts';
import { writeLines } from '../members/write-lines.ts';
import type { DatedMembers, InlineMembers } from './manifest.ts';

/** The members of a manifest as they are on one day: whoever is listed twice is in while either counts. */
export function membersOn(written: InlineMembers, today: string, on: CountsOn): InlineMembers {
  const { dated = [], count, ...always } = written;
  const counting = [always, ...dated.filter(({ days }) => countsOn(days, today, on))];
  const joined = (kind: 'identities' | 'guids') => joinedLines(counting.map((one) => one[kind]));
  return { identities: joined('identities'), guids: joined('guids'), count };
}

function joinedLines(blocks: readonly Uint8Array[]): Uint8Array {
  const some = blocks.filter(({ length }) => length > 0);
  if (some.length < 2) return some[0] ?? new Uint8Array(0);
  const written: Uint8Array[] = [];
  // The lines are valid only until the next ones are written.
  writeLines(union(some.map((lines) => cursorOver(lines))), (lines) =>
    written.push(new Uint8Array(lines)),
  );
  return Buffer.concat(written);
}

export function datedIn(members: InlineMembers | null): readonly DatedMembers[] {
  return members?.dated ?? [];
}
