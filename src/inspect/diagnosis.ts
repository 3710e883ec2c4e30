import type { Message } from '../message.ts';
import type { Problem } from '../model.ts';

/** What an apply needs, as people call it. */
export type Need =
  | 'Node'
  | 'git'
  | 'Config'
  | 'Files'
  | 'Origin'
  | 'Lock'
  | 'Push'
  | 'Readers'
  | 'Rules'
  | 'Apply'
  | 'Credentials'
  | 'Clock'
  | 'CleverTap';

/** What was found of one of them. */
export type Finding =
  | { readonly kind: 'works'; readonly need: Need; readonly message: Message }
  /** Asking did not tell; `next` is what a person can do about it. */
  | {
      readonly kind: 'unknown';
      readonly need: Need;
      readonly message: Message;
      readonly next: Message;
    }
  /** `warned`: an apply goes on all the same. */
  | {
      readonly kind: 'broken' | 'warned';
      readonly need: Need;
      readonly problems: readonly Problem[];
    };

/** In the order in which they need each other: what needs something broken is left out. */
export type Diagnosis = readonly Finding[];

export function needsHelp(diagnosis: Diagnosis): boolean {
  return diagnosis.some(({ kind }) => kind === 'broken');
}
