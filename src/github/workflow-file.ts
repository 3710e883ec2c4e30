import { parse } from 'yaml';

/** A path of a file that the workflow calls, from the top of the repository. */
const CALLED = /^\.\/(\.github\/workflows\/[^@]+)$/;
const DEEPEST = 4;

/**
 * Whether a workflow uses an action (`owner/name`; empty: one of this repository), in its own steps
 * or in those of a workflow of the repository that it calls. `read` gives a file, null for none.
 */
export function usesAction(
  workflow: string,
  action: string,
  read: (path: string) => string | null,
  depth = 0,
): boolean {
  const text = read(workflow);
  if (text === null || depth > DEEPEST) return false;
  const isIt = (uses: string) =>
    action === ''
      ? uses.startsWith('./') && !CALLED.test(uses)
      : uses.toLowerCase().startsWith(`${action.toLowerCase()}@`);
  return usesIn(text).some((uses) => {
    const called = CALLED.exec(uses)?.[1];
    return isIt(uses) || (called !== undefined && usesAction(called, action, read, depth + 1));
  });
}

/** The value of every `uses:`; none where it is not YAML. */
function usesIn(text: string): string[] {
  try {
    return usesOf(parse(text));
  } catch {
    return [];
  }
}

function usesOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'uses' && typeof value === 'string' ? [value] : usesOf(value),
  );
}
