import type { Problem } from '../model.ts';
import { quote } from './frame.ts';
import type { GuardSettings, Threshold } from './manifest.ts';
import type { Source } from './problems.ts';
import { parseThreshold } from './scalars.ts';
import type { Written } from './written.ts';
import { scalarOf, valueAt } from './written.ts';

/** Reads `guard:` of a manifest or config. */
export function readGuard(source: Source, root: Written, problems: Problem[]): GuardSettings {
  const guard = valueAt(root, 'guard');
  const maxRemovals = threshold(source, guard, 'max_removals', problems);
  const maxExclusionShrink = threshold(source, guard, 'max_exclusion_shrink', problems);
  const minExisting = scalarOf(guard, 'min_existing');
  return {
    ...(maxRemovals === null ? {} : { maxRemovals }),
    ...(maxExclusionShrink === null ? {} : { maxExclusionShrink }),
    ...(minExisting === null ? {} : { minExisting: Number(minExisting.text) }),
  };
}

function threshold(
  source: Source,
  guard: Written | null,
  name: string,
  problems: Problem[],
): Threshold | null {
  const written = scalarOf(guard, name);
  if (written === null) return null;
  const parsed = parseThreshold(written.text);
  if (parsed !== null) return parsed;
  problems.push(
    source.problem(
      written.at,
      {
        code: 'bad-threshold',
        message: `${quote(written.text)} is no threshold`,
        next: 'Write a share such as 30% or 0.5% (at most 100%), or a count such as 500.',
      },
      written.length,
    ),
  );
  return null;
}
