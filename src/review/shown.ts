import type { ListRef, SourceRef } from '../lists/list-ref.ts';
import { refPath } from '../lists/list-ref.ts';
import { namesAmong, openDesired } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { partsOf } from '../manifest/references.ts';
import { nameOf } from '../members/member.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { ChangedLines } from './changed-lines.ts';
import type { Content, ContentChange, MemberChanges, Setting } from './content.ts';
import { settingsOf } from './content.ts';

/*
 * A reviewer sees lines that a diff adds. A line of a file that the base has already is not among
 * them, although it may begin to count: a list is named, a glob finds a manifest, a segment gets
 * another key, an exclusion goes. Whoever may push could have brought that file to the branch. So what
 * comes from such a file is hidden, and approved only if it was known otherwise.
 */

/** Files of the base and of the approved head, by their names in these trees. */
export interface ShownFiles {
  /** What a path of the config leads to. */
  readonly before: (path: string) => string;
  readonly after: (path: string) => string;
  /** What git says that a file of the head was called in the base. */
  readonly nameBefore: (name: string) => string;
  /** The diff shows every line: no file of the base is behind it. */
  readonly isNew: (name: string) => boolean;
  /** Whether the head has it. What git does not have is asked about elsewhere. */
  readonly isTracked: (name: string) => boolean;
  /** Its lines are in no diff as they count: git-lfs has it. */
  readonly isElsewhere: (name: string) => boolean;
  readonly lines: () => Pick<ChangedLines, 'has'>;
}

/** What a change adds although the diff does not show it. */
export interface HiddenContent {
  readonly members: ReadonlyMap<SegmentKey, readonly Member[]>;
  readonly settings: readonly HiddenSetting[];
}

export interface HiddenSetting {
  readonly setting: Setting;
  /** Its manifest, from the folder of the config. */
  readonly file: string;
}

export interface SplitChange {
  readonly shown: ContentChange;
  readonly hidden: HiddenContent;
}

/** Splits what differs between two contents by whether the diff shows it. */
export function splitByShown(
  change: ContentChange,
  before: Content | null,
  after: Content,
  files: ShownFiles,
): SplitChange {
  const [was, is] = [byKey(before), byKey(after)];
  const [wasToday, isToday] = [byKey(before, (one) => one), byKey(after, (one) => one)];
  const segments = new Map<SegmentKey, MemberChanges>();
  const members = new Map<SegmentKey, readonly Member[]>();
  for (const [key, { add, remove }] of change.segments) {
    const manifest = is.get(key);
    const hides =
      manifest === undefined
        ? []
        : hidingIn(manifest, [before, was, wasToday], [after, is, isToday], files);
    const unwritten = unwrittenIn(manifest, add, [after, is], files);
    const names = new Set([...namesOf(hides, new Set(add.map(nameOf))), ...unwritten]);
    const hidden = add.filter((member) => names.has(nameOf(member)));
    segments.set(key, { add: add.filter((member) => !names.has(nameOf(member))), remove });
    if (hidden.length > 0) members.set(key, hidden);
  }
  const settings = hiddenSettings(change, before, after, files);
  const isHidden = new Set(settings.map(({ setting }) => setting));
  const seen = [...change.settings].filter(([, setting]) => !isHidden.has(setting));
  return { shown: { segments, settings: new Map(seen) }, hidden: { members, settings } };
}

type ByKey = ReadonlyMap<SegmentKey, Manifest>;

/** With whoever is in a segment on some day to come: that is approved today. */
function byKey(
  content: Content | null,
  seen: (manifest: Manifest) => Manifest = (one) => one.dated?.ever ?? one,
): ByKey {
  return new Map(content?.manifests.map((manifest) => [manifest.key, seen(manifest)]));
}

/** A part of a manifest, to be opened in its content. */
interface Hiding {
  readonly content: Content;
  readonly manifests: ByKey;
  readonly part: Manifest;
}

function hidingIn(
  manifest: Manifest,
  [before, was, wasToday]: readonly [Content | null, ByKey, ByKey],
  [after, is, isToday]: readonly [Content, ByKey, ByKey],
  files: ShownFiles,
): Hiding[] {
  const had = hadBy(manifest.key, was);
  const has = partsOf(manifest, is);
  const oldPart = new Map(had.map((part) => [part.key, part]));
  const unseen = has.map((one) => {
    const part = bare(unseenOf(one, oldPart.get(one.key), before, after, files));
    return { content: after, manifests: is, part };
  });
  if (before === null || had.length === 0) return unseen;
  const today = isToday.get(manifest.key) ?? manifest;
  const heldToday = hadBy(manifest.key, wasToday);
  // An exclusion that ends some day keeps nobody out for ever, and holds back today.
  const frees =
    isFreed(had, has, before, after, files) ||
    isFreed(heldToday, partsOf(today, isToday), before, after, files);
  if (!frees) return unseen;
  return [...unseen, ...had.map((part) => ({ content: before, manifests: was, part: bare(part) }))];
}

/** What a segment was built from. Nothing of a set was in the account. */
function hadBy(key: SegmentKey, was: ByKey): readonly Manifest[] {
  const old = was.get(key);
  // What was to be emptied counts again: nothing of it counted before.
  return old === undefined || old.only === true ? [] : partsOf(old, was).filter(isCounted);
}

function isCounted({ decisions }: Manifest): boolean {
  return decisions.retire !== 'empty';
}

/**
 * The part of a manifest that the diff does not show as new. `old`: what it was where the same segment
 * was built from it already.
 */
function unseenOf(
  manifest: Manifest,
  old: Manifest | undefined,
  before: Content | null,
  after: Content,
  files: ShownFiles,
): Manifest {
  const known = new Set(
    listsIn(old?.membersFrom ?? []).map((ref) => sourceOf(ref, files.before(ref.path), before)),
  );
  const membersFrom = listsIn(manifest.membersFrom).filter((ref) => {
    const name = files.after(ref.path);
    const isSeen = files.isNew(name) || !files.isTracked(name);
    return !isSeen && !known.has(sourceOf(ref, files.nameBefore(name), after));
  });
  const members = isSameFile(old, manifest, files) ? null : manifest.members;
  return { ...manifest, members, membersFrom };
}

function listsIn(refs: readonly SourceRef[]): ListRef[] {
  return refs.filter((ref) => ref.kind === 'list');
}

/**
 * Who is in no line that the diff shows. One line can make rows of what was none: the header of a CSV, a
 * quotation mark.
 */
function unwrittenIn(
  manifest: Manifest | undefined,
  add: readonly Member[],
  [after, is]: readonly [Content, ByKey],
  files: ShownFiles,
): ReadonlySet<string> {
  const lines = files.lines();
  const names = new Set(add.filter((member) => !lines.has(member)).map(nameOf));
  if (manifest === undefined || names.size === 0) return names;
  const elsewhere = partsOf(manifest, is).map((one) => {
    const membersFrom = listsIn(one.membersFrom).filter(({ path, format }) => {
      const name = files.after(path);
      return format.encoding !== undefined || !files.isTracked(name) || files.isElsewhere(name);
    });
    return { content: after, manifests: is, part: bare({ ...one, members: null, membersFrom }) };
  });
  for (const name of namesOf(elsewhere, names)) names.delete(name);
  return names;
}

/** Its own lists and members alone: what it is built from is a part for itself. */
function bare(manifest: Manifest): Manifest {
  const { splits: _, ...all } = manifest;
  const decisions = { ...manifest.decisions, retire: null };
  const membersFrom = listsIn(manifest.membersFrom);
  return { ...all, membersFrom, intersectWith: [], excludeFrom: [], decisions };
}

/** Whether the diff shows lines of this manifest as what is new in it. */
function isSameFile(old: Manifest | undefined, manifest: Manifest, files: ShownFiles): boolean {
  const name = files.after(manifest.place.file);
  if (files.isNew(name)) return true;
  return old !== undefined && files.before(old.place.file) === files.nameBefore(name);
}

/** Which rows of which file; another column, or rows that were left out, are another source. */
function sourceOf(
  { format, identity, maxInvalid }: ListRef,
  name: string,
  content: Content | null,
): string {
  const rules = maxInvalid === undefined ? null : [maxInvalid, content?.config.identity];
  return JSON.stringify([name, format, identity, rules]);
}

/**
 * Whether members may come in because less is held back, or because an intersection is another one: no
 * line says so of each of them. A rule holds for its own part alone, and where a part goes, so do they.
 */
function isFreed(
  had: readonly Manifest[],
  has: readonly Manifest[],
  before: Content,
  after: Content,
  files: ShownFiles,
): boolean {
  const nameNow = (path: string) => files.nameBefore(files.after(path));
  const still = new Set(has.flatMap((part) => rulesIn(part, after, nameNow)));
  const was = had.flatMap((part) => rulesIn(part, before, files.before));
  if (was.some((rule) => !still.has(rule))) return true;
  return has.some(({ intersectWith, excludeFrom }) =>
    // Who is in the other segment may be others now.
    [...intersectWith, ...excludeFrom].some(({ kind }) => kind === 'segment'),
  );
}

/** What keeps members of one part out, a text for each. */
function rulesIn(
  { key, intersectWith, excludeFrom, splits = [] }: Manifest,
  content: Content,
  nameOfFile: (path: string) => string,
): string[] {
  const rowsOf = (ref: SourceRef) =>
    ref.kind === 'segment' ? refPath(ref) : sourceOf(ref, nameOfFile(ref.path), content);
  const common = intersectWith.map((ref) => ['in', rowsOf(ref)]);
  const held = excludeFrom.map((ref) => ['out', rowsOf(ref), ref.ignoreCase]);
  const rules = [...common, ...held, ['split', splits]];
  return rules.map((rule) => JSON.stringify([key, ...rule]));
}

/** Of these names, which have a row in one of the parts. */
function namesOf(hidings: readonly Hiding[], among: ReadonlySet<string>): ReadonlySet<string> {
  const found = hidings.flatMap(({ content, manifests, part }) => [
    ...namesAmong(openDesired(part, manifests, content.openList), among),
  ]);
  return new Set(found);
}

/** Settings of a segment whose file had another one, or none, in the base. */
function hiddenSettings(
  change: ContentChange,
  before: Content | null,
  after: Content,
  files: ShownFiles,
): HiddenSetting[] {
  const [was, is] = [byKey(before), byKey(after)];
  const inFile = new Map(before?.manifests.map((one) => [files.before(one.place.file), one]));
  return [...change.settings.values()].flatMap((setting) => {
    const manifest = setting.segment === null ? undefined : is.get(setting.segment);
    if (manifest === undefined || isSameFile(was.get(manifest.key), manifest, files)) return [];
    const there = inFile.get(files.nameBefore(files.after(manifest.place.file)));
    const isSeen = there !== undefined && !hasSetting(there, setting);
    return isSeen ? [] : [{ setting, file: manifest.place.file }];
  });
}

/** Whether a manifest says the same, under whatever key. */
export function hasSetting(manifest: Manifest, { name, value }: Setting): boolean {
  return settingsOf(manifest).some((one) => one.name === name && one.value === value);
}
