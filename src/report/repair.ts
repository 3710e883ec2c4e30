import { shellWord } from '../message.ts';
import type { Cause } from './causes.ts';
import type { Restorable } from './plan-sections.ts';

/** What most likely puts right what a guard refuses. */
export interface Repair {
  /** `If these rows were removed by mistake` */
  readonly when: string;
  /** What to do then, behind a comma. */
  readonly text: string;
  /** To copy. */
  readonly command: string | null;
}

/** Nearly always the list is wrong, and not the limit. null where it is about no list. */
export function repairOf(
  { guards, lists }: Pick<Cause, 'guards' | 'lists'>,
  restorable: Restorable | null,
): Repair | null {
  if (lists.length === 0) return null;
  const hasLost = guards.some(({ guard }) => guard === 'max_exclusion_rows_lost');
  const wrong = lists.length === 1 ? 'If the list is wrong' : 'If the lists are wrong';
  const when = hasLost ? 'If these rows were removed by mistake' : wrong;
  const known = lists.flatMap((path) => restorable?.lists.get(path) ?? []);
  if (restorable === null || known.length === 0) {
    const what = lists.length === 1 ? 'the list' : 'the lists';
    return { when, text: `export ${what} again, whole, and run the plan again.`, command: null };
  }
  const words = known.map((path) => shellWord(path)).join(' ');
  const command = `git checkout ${shellWord(`origin/${restorable.branch}`)} -- ${words}`;
  const what = known.length === 1 ? 'the list' : 'the lists';
  const text = `ask whoever made this change to restore ${what}, to commit and to push:`;
  return { when, text, command };
}
