import type { ListRef } from '../lists/list-ref.ts';
import { namesAmong, openDesired } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
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
  const segments = new Map<SegmentKey, MemberChanges>();
  const members = new Map<SegmentKey, readonly Member[]>();
  for (const [key, { add, remove }] of change.segments) {
    const manifest = is.get(key);
    const hides =
      manifest === undefined ? [] : hidingIn(manifest, [before, was], [after, is], files);
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
function byKey(content: Content | null): ByKey {
  return new Map(
    content?.manifests.map((manifest) => [manifest.key, manifest.dated?.ever ?? manifest]),
  );
}

/** A part of a manifest, to be opened in its content. */
interface Hiding {
  readonly content: Content;
  readonly manifests: ByKey;
  readonly part: Manifest;
}

function hidingIn(
  manifest: Manifest,
  [before, was]: readonly [Content | null, ByKey],
  [after, is]: readonly [Content, ByKey],
  files: ShownFiles,
): Hiding[] {
  const old = was.get(manifest.key);
  // What was to be emptied counts again: nothing of it counted before.
  const counted = old?.decisions.retire === 'empty' ? undefined : old;
  const known = new Set(
    counted?.membersFrom.map((ref) => sourceOf(ref, files.before(ref.path), before)),
  );
  const membersFrom = manifest.membersFrom.filter((ref) => {
    const name = files.after(ref.path);
    const isSeen = files.isNew(name) || !files.isTracked(name);
    return !isSeen && !known.has(sourceOf(ref, files.nameBefore(name), after));
  });
  const members = isSameFile(counted, manifest, files) ? null : manifest.members;
  const part = bare({ ...manifest, members, membersFrom });
  const parts = [{ content: after, manifests: is, part }];
  if (counted === undefined || before === null || !isFreed(counted, manifest, before, after, files))
    return parts;
  return [...parts, { content: before, manifests: was, part: bare(counted) }];
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
  const membersFrom = manifest.membersFrom.filter(({ path, format }) => {
    const name = files.after(path);
    return format.encoding !== undefined || !files.isTracked(name) || files.isElsewhere(name);
  });
  const part = bare({ ...manifest, members: null, membersFrom });
  for (const name of namesOf([{ content: after, manifests: is, part }], names)) names.delete(name);
  return names;
}

function bare(manifest: Manifest): Manifest {
  const { splits: _, ...all } = manifest;
  const decisions = { ...manifest.decisions, retire: null };
  return { ...all, intersectWith: [], excludeFrom: [], decisions };
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
 * line says so of each of them.
 */
function isFreed(
  old: Manifest,
  manifest: Manifest,
  before: Content,
  after: Content,
  files: ShownFiles,
): boolean {
  const held = (one: Manifest, content: Content, nameOfFile: (path: string) => string) =>
    one.excludeFrom.map((ref) =>
      ref.kind === 'segment'
        ? JSON.stringify(['segment', ref.key, ref.ignoreCase])
        : JSON.stringify([sourceOf(ref, nameOfFile(ref.path), content), ref.ignoreCase]),
    );
  const common = (one: Manifest, content: Content, nameOfFile: (path: string) => string) =>
    one.intersectWith.map((ref) => sourceOf(ref, nameOfFile(ref.path), content));
  const nameNow = (path: string) => files.nameBefore(files.after(path));
  const still = new Set(held(manifest, after, nameNow));
  if (held(old, before, files.before).some((one) => !still.has(one))) return true;
  if (JSON.stringify(old.splits) !== JSON.stringify(manifest.splits)) return true;
  const kept = new Set(common(manifest, after, nameNow));
  if (common(old, before, files.before).some((one) => !kept.has(one))) return true;
  return manifest.excludeFrom.some(({ kind }) => kind === 'segment');
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
