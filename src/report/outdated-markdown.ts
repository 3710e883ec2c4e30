import { count } from './words.ts';

const OUTDATED = '> [!NOTE]\n> **Outdated.** ';

/**
 * What stands on a pull request, marked as made before the lock moved on. It is our own text, so it
 * is kept as it is; one that is marked already gets the new mark in place of the old.
 */
export function outdated(body: string, serial: number): string {
  const mark = `${OUTDATED}An apply has changed the lock since (serial ${count(serial)}). Push, or run the plan again, to see what this pull request would do now.\n\n`;
  return mark + withoutMark(body);
}

function withoutMark(body: string): string {
  if (!body.startsWith(OUTDATED)) return body;
  return body.slice(body.indexOf('\n\n') + 2);
}
