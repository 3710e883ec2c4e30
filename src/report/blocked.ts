import type { Message } from '../message.ts';
import { asCommand, asKey, asList, say, shellWord } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { HIDDEN } from './personal.ts';

const MOST = 5;

/** What to do about segments that CleverTap skipped; some of them, where there are many. */
export function unblocking(keys: readonly SegmentKey[]): Message {
  const shown = keys.slice(0, MOST);
  const commands = shown
    .filter((key) => key !== HIDDEN)
    .map((key) => asCommand(`segops unblock ${shellWord(key)}`));
  const names = asList(shown.map(asKey));
  const one = keys.length === 1 ? say`it` : say`one`;
  return [
    ...say`CleverTap does not take the IDs of ${names}. Fix them in the manifest. If ${one} exists by now, unblock it: `,
    ...commands,
  ];
}
