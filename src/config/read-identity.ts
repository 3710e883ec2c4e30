import type { Problem } from '../model.ts';
import type { Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { isNothing, valueAt } from '../yaml/yaml-value.ts';
import { globPattern, simpleGlobFault } from './globs.ts';
import type { IdentityFormat } from './identity-format.ts';
import { parseIdentityKind } from './identity-format.ts';

/** A format, or several in a sequence; null where none is written or one of them is invalid. */
export function readIdentityFormat(
  source: Source,
  level: YamlValue | null,
  name: string,
  problems: Problem[],
): IdentityFormat | null {
  const written = valueAt(level, name);
  return written === null ? null : formatOf(source, written, problems);
}

function formatOf(source: Source, written: YamlValue, problems: Problem[]): IdentityFormat | null {
  if (written.kind !== 'scalar' && written.kind !== 'sequence') return null;
  const items = written.kind === 'scalar' ? [written] : written.items;
  const kinds = items.flatMap((item) => {
    if (item.kind !== 'scalar' || isNothing(item)) return [];
    const found = parseIdentityKind(item.text);
    if (found.ok) return [found.value];
    problems.push(source.problem(item.at, found.finding, item.length));
    return [];
  });
  return kinds.length === 0 || kinds.length < items.length ? null : kinds;
}

/** `identity:` of the config: what identities look like in all lists, and in those under some paths. */
export interface IdentitySettings {
  readonly format: IdentityFormat | null;
  /** The first whose glob matches the path of a list counts. */
  readonly lists: readonly {
    readonly glob: string;
    readonly regexp: RegExp;
    readonly format: IdentityFormat;
  }[];
}

export function readIdentity(
  source: Source,
  level: YamlValue,
  problems: Problem[],
): IdentitySettings | null {
  const written = valueAt(level, 'identity');
  if (written?.kind !== 'map') return null;
  const lists = valueAt(written, 'lists');
  const fields = lists?.kind === 'map' ? [...lists.fields] : [];
  return {
    format: readIdentityFormat(source, written, 'format', problems),
    lists: fields.flatMap(([glob, { at, value }]) => {
      const format = formatOf(source, value, problems);
      const finding = simpleGlobFault(glob);
      if (finding !== null) problems.push(source.problem(at, finding, glob.length));
      return format === null || finding !== null
        ? []
        : [{ glob, regexp: globPattern(glob), format }];
    }),
  };
}

/** What the identities of a list look like: the list counts before the manifest, and that before the config. */
export function formatOfList(
  { path, identity }: { readonly path: string; readonly identity?: IdentityFormat },
  manifest: IdentityFormat | null,
  config: IdentitySettings | null,
): IdentityFormat | null {
  const byPath = config?.lists.find(({ regexp }) => regexp.test(path))?.format;
  return identity ?? manifest ?? byPath ?? config?.format ?? null;
}
