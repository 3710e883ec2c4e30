import type { Config } from '../config/config.ts';
import { namesKey, textGlobFault } from '../config/text-globs.ts';
import type { ExcludedListRef, SourceRef } from '../lists/list-ref.ts';
import { isSameRef, readExcludedList } from '../lists/list-ref.ts';
import { asCode, asKey, asList, asPath, say } from '../message.ts';
import type { Place, Problem, SegmentKey } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { itemsOf, scalarOf, valueAt } from '../yaml/yaml-value.ts';
import type { Manifest } from './manifest.ts';

/*
 * Lists that the config excludes from every segment, such as opt-outs: one line there cannot be forgotten in
 * a new manifest. They become exclusions like any other, so that all guards hold for them.
 */

/** A list, and the segments that it holds for. */
export interface Everywhere {
  readonly ref: ExcludedListRef;
  /** null: for all of them. */
  readonly globs:
    | readonly { readonly matches: (key: SegmentKey) => boolean; readonly at: YamlScalar }[]
    | null;
}

/** What is invalid is reported and left out. */
export function readEverywhere({ everywhere }: Config, problems: Problem[]): Everywhere[] {
  if (everywhere === undefined) return [];
  const { source, items } = everywhere;
  return items.flatMap((item): Everywhere[] => {
    const [ref] = readExcludedList(source, item, problems);
    const globs = readKeys(source, item, problems);
    return ref === undefined ? [] : [{ ref, globs }];
  });
}

function readKeys(source: Source, item: YamlValue, problems: Problem[]): Everywhere['globs'] {
  const written = valueAt(item, 'segments');
  if (written === null) return null;
  const globs = written.kind === 'scalar' ? [written] : itemsOf(item, 'segments');
  return globs.flatMap((at) => {
    if (at.kind !== 'scalar') return [];
    const finding = textGlobFault(at.text);
    if (finding === null) return [{ matches: namesKey([at.text]), at }];
    problems.push(source.problem(at.at, finding, at.length));
    return [];
  });
}

/** Globs that no segment has: whoever is meant by them would not be held back. */
export function idleGlobs(
  { everywhere }: Config,
  rules: readonly Everywhere[],
  keys: readonly SegmentKey[],
): Problem[] {
  if (everywhere === undefined) return [];
  return rules.flatMap(({ globs }) =>
    (globs ?? []).flatMap(({ matches, at }) => {
      if (keys.some(matches)) return [];
      const problem = everywhere.source.problem(at.at, idleGlob(at.text), at.length);
      return [{ ...problem, severity: 'warning' as const }];
    }),
  );
}

/** Whoever is meant by it is not meant. */
export function idleGlob(glob: string): Finding {
  return {
    code: 'glob-matches-nothing',
    message: say`no segment has a key like ${asPath(glob)}`,
    next: say`Write a key that a manifest declares, or remove it.`,
  };
}

/** What the config excludes from a segment, and what its manifest says against that. */
export interface Excluding {
  readonly exempt: WrittenExemptions | null;
  readonly rules: readonly Everywhere[];
}

/** Of all rules, those that hold for a manifest, as it is written. */
export function excludingFor(
  manifest: Pick<Manifest, 'key' | 'only'>,
  exempt: WrittenExemptions | null,
  all: readonly Everywhere[],
): Excluding {
  const excepted = new Set(exempt?.lists.map(({ path }) => path));
  const rules = all.filter((rule) => holdsFor(rule, manifest) && !excepted.has(rule.ref.path));
  return { exempt, rules };
}

/** The manifest with what is excluded everywhere. Both are what they are on one day. */
export function withEverywhere(manifest: Manifest, { exempt, rules }: Excluding): Manifest {
  const declared =
    exempt === null ? [] : exempt.lists.map(({ path }) => ({ path, reason: exempt.reason }));
  const own = rules.filter((rule) => isOwn(manifest, rule)).map(({ ref }) => ref.path);
  const added = rules.flatMap((rule) =>
    isOwn(manifest, rule) || isExcluded(manifest, rule) ? [] : [rule.ref],
  );
  const isExempt = declared.length + own.length > 0;
  const excludeFrom = [...manifest.excludeFrom, ...added];
  return { ...manifest, excludeFrom, ...(isExempt ? { exempt: { declared, own } } : {}) };
}

/** Its members come from that list. */
export function isOwn(
  { membersFrom }: Pick<Manifest, 'membersFrom'>,
  { ref }: Everywhere,
): boolean {
  return membersFrom.some((own) => isSameRef(own, ref) && !hasRowDays(own));
}

/** What is never sent needs no opt-outs: the segment that is sent has them. */
function holdsFor({ globs }: Everywhere, { key, only }: Pick<Manifest, 'key' | 'only'>): boolean {
  if (only === true) return false;
  return globs === null || globs.some(({ matches }) => matches(key));
}

/** By the manifest itself, and in no weaker way. */
function isExcluded({ excludeFrom }: Manifest, { ref }: Everywhere): boolean {
  return excludeFrom.some(
    (one) =>
      one.kind === 'list' &&
      isSameRef(one, ref) &&
      (one.ignoreCase || !ref.ignoreCase) &&
      (!one.rotates || ref.rotates === true) &&
      !hasRowDays(one) &&
      one.maxAgeMs === ref.maxAgeMs &&
      JSON.stringify(one.expectRows) === JSON.stringify(ref.expectRows),
  );
}

/** Not all of its rows count on each day. */
export function hasRowDays(ref: SourceRef): boolean {
  return ref.kind === 'list' && ref.format.kind === 'csv' && ref.format.days !== undefined;
}

export interface WrittenExemptions {
  readonly reason: string;
  readonly lists: readonly { readonly path: string; readonly place: Place }[];
}

/** `exclude_everywhere:` of a manifest. The schema has checked that both fields are there. */
export function readExemptions(source: Source, root: YamlValue): WrittenExemptions | null {
  const written = valueAt(root, 'exclude_everywhere');
  const reason = scalarOf(written, 'reason');
  if (reason === null) return null;
  const lists = itemsOf(written, 'except').flatMap((item) =>
    item.kind === 'scalar' ? [{ path: item.text, place: source.place(item.at) }] : [],
  );
  return { reason: reason.text, lists };
}

/** Exceptions from nothing: a path that is mistyped, or a rule that is gone. */
export function idleExemptions(
  manifest: Pick<Manifest, 'key' | 'only'>,
  { lists }: WrittenExemptions,
  rules: readonly Everywhere[],
  tell: (place: Place, finding: Finding) => Problem,
): Problem[] {
  const known = rules.filter((rule) => holdsFor(rule, manifest)).map(({ ref }) => ref.path);
  return lists.flatMap(({ path, place }) => {
    if (known.includes(path)) return [];
    const all = asList(
      known.map((one) => say`${asPath(one)}`),
      'or',
    );
    const next =
      known.length === 0
        ? say`Remove ${asCode('exclude_everywhere:')} from the manifest.`
        : say`Write one of these, or remove it: ${all}.`;
    const message = say`${asPath(path)} is not excluded everywhere, so there is nothing to except`;
    return [tell(place, { code: 'unknown-exemption', message, next })];
  });
}

/** Whoever is in the segment would be held back from it: it would be empty, and no guard would ask. */
export function ownExclusions(
  { membersFrom, excludeFrom }: Pick<Manifest, 'membersFrom' | 'excludeFrom'>,
  tell: (place: Place, finding: Finding) => Problem,
): Problem[] {
  return excludeFrom.flatMap((ref) => {
    // Rows with days of their own hold back on these alone.
    if (hasRowDays(ref) || !membersFrom.some((own) => isSameRef(own, ref))) return [];
    const message =
      ref.kind === 'segment'
        ? say`the members come from the segment ${asKey(ref.key)}, and the same segment is excluded`
        : say`the members come from ${asPath(ref.path)}, and the same list is excluded`;
    const next = say`Remove it from ${asCode('members_from:')} or from ${asCode('exclude_from:')}.`;
    return [tell(ref.place, { code: 'excludes-own-list', message, next })];
  });
}
