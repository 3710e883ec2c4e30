import { isPointer } from '../git/past-tree.ts';
import { changedFiles, changedLines, listTree } from '../git/tree.ts';
import { nameOf } from '../members/member.ts';
import { ChangedLines } from '../review/changed-lines.ts';
import type { Content, ContentChange, MemberChanges, Setting } from '../review/content.ts';
import { everAmong } from '../review/content.ts';
import type { HiddenContent, ShownFiles, SplitChange } from '../review/shown.ts';
import { hasSetting, splitByShown } from '../review/shown.ts';
import type { Past, PastContent } from './past-content.ts';
import { changeBetween, withContent } from './past-content.ts';

/**
 * What a diff from `base` to `head` shows of how they differ, and what not. null: what the base
 * declares is not known, because its config was another file.
 */
export function shownBetween(
  past: Past,
  [base, before]: readonly [string, PastContent | null],
  [head, after]: readonly [string, PastContent],
): SplitChange | null {
  const { added, renamed } = changedFiles(past.repository, base, head);
  const tracked = listTree(past.repository, head);
  let lines: ChangedLines | null = null;
  const files: ShownFiles = {
    before: (path) => before?.nameOf(path) ?? '',
    after: after.nameOf,
    nameBefore: (name) => renamed.get(name) ?? name,
    isNew: (name) => added.has(name),
    isTracked: (name) => tracked.has(name),
    isElsewhere: (name) => isPointer(past.repository, tracked.get(name) ?? null),
    lines: () => {
      lines ??= new ChangedLines(changedLines(past.repository, base, head));
      return lines;
    },
  };
  const config = files.after(after.config.file);
  const isSame = before !== null && files.before(before.config.file) === files.nameBefore(config);
  if (!isSame && !files.isNew(config)) return null;
  return splitByShown(changeBetween(before, after), before, after, files);
}

/** What is known of hidden content: the last apply had it, or another approval showed it. */
export async function knownIn(
  past: Past,
  since: string | null,
  hidden: HiddenContent,
  vouched: ReadonlySet<string>,
): Promise<ContentChange> {
  const names = new Set([...hidden.members.values()].flat().map(nameOf));
  const lent = async (applied: Content | null) => {
    const desired = applied === null ? new Set<string>() : everAmong(applied, names);
    return known(hidden, (name) => desired.has(name) || vouched.has(name), applied);
  };
  return since === null ? lent(null) : withContent(past, since, lent);
}

function known(
  hidden: HiddenContent,
  isKnown: (name: string) => boolean,
  applied: Content | null,
): ContentChange {
  const segments = new Map<string, MemberChanges>();
  for (const [key, members] of hidden.members) {
    segments.set(key, { add: members.filter((member) => isKnown(nameOf(member))), remove: [] });
  }
  const settings = new Map<string, Setting>();
  for (const { setting, file } of hidden.settings) {
    const there = applied?.manifests.find(({ place }) => place.file === file);
    const { segment, name } = setting;
    if (there !== undefined && hasSetting(there, setting))
      settings.set(JSON.stringify([segment, name]), setting);
  }
  return { segments, settings };
}
