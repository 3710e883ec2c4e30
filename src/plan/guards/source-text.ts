import type { ListFacts } from '../../lists/list-facts.ts';
import type { Message } from '../../message.ts';
import { asKey, asPath, say } from '../../message.ts';

/** A list as a sentence names it: with its segment, where it is that of another one. */
export function sourceText({ path, through }: Pick<ListFacts, 'path' | 'through'>): Message {
  return through === undefined ? say`${asPath(path)}` : say`${asPath(path)} of ${asKey(through)}`;
}
