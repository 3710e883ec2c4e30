import { shellWord } from '../message.ts';
import type { Restorable } from './plan-sections.ts';

/** What most likely puts right what a guard refuses, behind the words "If that is a mistake,". */
export interface Repair {
  readonly text: string;
  /** To copy. */
  readonly command: string | null;
}

/** Nearly always the list is wrong, and not the limit. null where it is about no list. */
export function repairOf(lists: readonly string[], restorable: Restorable | null): Repair | null {
  if (lists.length === 0) return null;
  const known = lists.flatMap((path) => restorable?.lists.get(path) ?? []);
  if (restorable === null || known.length === 0) {
    const what = lists.length === 1 ? 'the list' : 'the lists';
    return { text: `export ${what} again, whole, and run the plan again.`, command: null };
  }
  const words = known.map((path) => shellWord(path)).join(' ');
  const command = `git checkout ${shellWord(`origin/${restorable.branch}`)} -- ${words}`;
  const what = known.length === 1 ? 'the list' : 'the lists';
  return { text: `restore ${what}, commit and push:`, command };
}
