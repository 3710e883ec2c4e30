import type { Config } from '../config/config.ts';
import type { GuardSettings } from '../config/guard.ts';
import { groupBy } from '../group-by.ts';
import type { OpenList } from '../lists/list-facts.ts';
import type { ExclusionRef, ListRef, SourceRef } from '../lists/list-ref.ts';
import { namesAmong, openDesired } from '../manifest/desired.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { sentOf } from '../manifest/references.ts';
import type { ManifestView } from '../manifest/views.ts';
import { declaredIn, EVER, seenAs, TODAY } from '../manifest/views.ts';
import { cursorOver, NO_BYTES, textOf } from '../members/cursor.ts';
import { eachDifference } from '../members/differences.ts';
import { membersWithout } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { takeText } from '../members/split.ts';
import type { Member, Problem, SegmentKey } from '../model.ts';
import { daysToCome } from './changing-days.ts';

/** What a commit declares: all that decides what is sent, and to whom. No lock has a say in it. */
export interface Content {
  readonly config: Config;
  readonly manifests: readonly Manifest[];
  readonly openList: (ref: ListRef) => OpenList;
}

type Declared = Pick<Content, 'config' | 'manifests'>;

/** How one content differs from another. */
export interface ContentChange {
  readonly segments: ReadonlyMap<SegmentKey, MemberChanges>;
  /** By segment and name. */
  readonly settings: ReadonlyMap<string, Setting>;
}

/** `problems` of the lists that were read: an error means that nothing can be told. */
export interface ComparedContents {
  readonly change: ContentChange;
  readonly problems: readonly Problem[];
}

export interface MemberChanges {
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/** Whatever is declared besides members: limits, waivers, decisions, the account. */
export interface Setting {
  /** null: of the config. */
  readonly segment: SegmentKey | null;
  readonly name: string;
  /** Canonical JSON; null where it is not declared any more. */
  readonly value: string | null;
}

/** From `before` (null: nothing was declared) to `after`. */
export function compareContents(before: Content | null, after: Content): ComparedContents {
  const problems: Problem[] = [];
  const segments = membersChanged(before, after, TODAY, problems);
  const isDated = [before, after].some((one) => one?.manifests.some(({ dated }) => dated));
  // What is to come is let through today: on its day the content of the last apply has it already.
  const views = isDated ? [EVER, ...daysToCome([before, after]).map(viewOn)] : [];
  for (const view of views) {
    for (const [key, { add, remove }] of membersChanged(before, after, view, problems)) {
      const known = segments.get(key) ?? { add: [], remove: [] };
      segments.set(key, {
        add: [...known.add, ...membersWithout(add, known.add)],
        remove: [...known.remove, ...membersWithout(remove, known.remove)],
      });
    }
  }
  return { change: { segments, settings: changedSettings(before, after) }, problems };
}

function viewOn(day: string): ManifestView {
  const of = (manifest: Manifest) => manifest.dated?.on(day) ?? manifest;
  return { of, keepers: of };
}

/** Which of these are members of any segment on some day from today on: that was approved with it. */
export function everAmong(
  { manifests, openList }: Pick<Content, 'manifests' | 'openList'>,
  among: ReadonlySet<string>,
): ReadonlySet<string> {
  const [now, keepers] = [seenAs(manifests, EVER.of), seenAs(manifests, EVER.keepers)];
  const found = sentOf([...now.values()]).flatMap((manifest) => [
    ...namesAmong(openDesired(manifest, now, openList, null, undefined, keepers), among),
  ]);
  return new Set(found);
}

function membersChanged(
  before: Content | null,
  after: Content,
  view: ManifestView,
  problems: Problem[],
): Map<SegmentKey, MemberChanges> {
  const all = (content: Content | null, of: ManifestView['of']) =>
    seenAs(content?.manifests ?? [], of);
  const [was, is] = [all(before, view.keepers), all(after, view.keepers)];
  const [old, now] = [all(before, view.of), all(after, view.of)];
  const segments = new Map<SegmentKey, MemberChanges>();
  for (const manifest of sentOf(after.manifests)) {
    const same = old.get(manifest.key);
    // Nothing of a set was in the account.
    const earlier = same?.only === true ? undefined : same;
    // Opened once: a list that has to be sorted says so when it is read, and is read again.
    const from =
      earlier === undefined || before === null
        ? null
        : openDesired(earlier, old, before.openList, null, undefined, was);
    const to = openDesired(view.of(manifest), now, after.openList, null, undefined, is);
    const changes = untilOrdered(() => memberChanges(from, to));
    for (const source of [...(from?.sources() ?? []), ...to.sources()]) {
      problems.push(...source.problems);
    }
    if (changes.add.length + changes.remove.length > 0) segments.set(manifest.key, changes);
  }
  return segments;
}

type Desired = ReturnType<typeof openDesired>;

/** A segment that is no longer declared has no changes: its members stay where they are. */
function memberChanges(before: Desired | null, after: Desired): MemberChanges {
  const changes = { add: [] as Member[], remove: [] as Member[] };
  for (const kind of ['identity', 'guid'] as const) {
    const was = before?.cursor(kind) ?? cursorOver(NO_BYTES);
    eachDifference(was, after.cursor(kind), (operation, cursor) => {
      changes[operation].push({ kind, value: textOf(cursor) });
    });
  }
  return changes;
}

/** By segment and name: those that are declared otherwise. */
export function changedSettings(before: Declared | null, after: Declared): Map<string, Setting> {
  const was = before === null ? new Map<string, Setting>() : allSettings(before);
  const is = allSettings(after);
  const changed = new Map<string, Setting>();
  for (const [key, setting] of is) {
    if (was.get(key)?.value !== setting.value) changed.set(key, setting);
  }
  for (const [key, setting] of was) {
    if (!is.has(key)) changed.set(key, { ...setting, value: null });
  }
  return changed;
}

function allSettings({ config, manifests }: Declared): Map<string, Setting> {
  const all = [...ofConfig(config), ...manifests.flatMap(settingsOf)];
  return new Map(all.map((one) => [JSON.stringify([one.segment, one.name]), one]));
}

function ofConfig(config: Config): Setting[] {
  const { account, lock, settleMs, limits, guard, approve, isPublic, identity, onRefusal } = config;
  const { asserts } = config;
  const own = { account, lock, settle: settleMs, approve, public: isPublic };
  // What is not written is no setting.
  const held = onRefusal === 'all' ? {} : { on_refusal: onRefusal };
  const { inFlight, ...pack } = limits;
  return [
    ...settings(null, '', { ...own, ...held }),
    ...settings(null, 'limits.', { ...pack, in_flight: inFlight }),
    ...settings(null, 'guard.', guard.limits),
    ...settings(null, 'guard.', { waiver: guard.waiver }),
    ...settings(null, 'identity.', { format: identity?.format }),
    ...settings(null, 'identity.lists: ', formatsOf(identity?.lists ?? [])),
    ...settings(null, 'assert: ', rulesOf(asserts)),
  ];
}

/** What a manifest declares besides members. */
export function settingsOf(manifest: Manifest): Setting[] {
  const { key, ids, only, name, create, decisions, members, ...said } = declaredIn(manifest);
  const { adopt, retire, renamedFrom } = decisions;
  const known = only === true ? null : [ids.customerSegmentId, ids.ctSegmentId];
  const own = { ids: known, only, name, create, adopt, retire };
  return [
    ...settings(key, '', { ...own, renamed_from: renamedFrom }),
    // An empty list of members is what permits to empty a segment.
    ...settings(key, '', { 'members: []': members?.count === 0 }),
    ...guardSettings(key, said.guard),
    ...settings(key, 'identity.', { format: said.identity }),
    ...settings(key, 'members_from: ', byName(said.membersFrom)),
    ...settings(key, 'intersect_with: ', byName(said.intersectWith)),
    ...settings(key, 'exclude_from: ', byName(said.excludeFrom)),
    ...settings(key, 'dates: ', datesByName(manifest)),
    ...settings(key, 'split: ', splitsByName(manifest)),
    ...settings(key, 'exclude_everywhere.except: ', exceptionsOf(manifest)),
  ];
}

/** Also of what does not count today, so that a change of its days is told. */
function datesByName({ dated, timezone }: Manifest): Record<string, unknown> {
  const byName = groupBy(
    dated?.parts ?? [],
    ({ what, role }) => what ?? (role === 'freeze' ? 'the freeze' : 'the segment'),
  );
  const parts = [...byName].map(([name, all]) => [name, all.map(({ days }) => days)]);
  return { ...Object.fromEntries(parts), ...(timezone === undefined ? {} : { timezone }) };
}

function splitsByName({ splits = [] }: Manifest): Record<string, unknown> {
  return Object.fromEntries(splits.map((split) => [split.salt, takeText(split)]));
}

function exceptionsOf({ exempt }: Manifest): Record<string, unknown> {
  return Object.fromEntries((exempt?.declared ?? []).map(({ path, reason }) => [path, reason]));
}

/** Each is a setting of its own, as it would be compared. */
function rulesOf(asserts: Config['asserts']): Record<string, unknown> {
  const rules = asserts?.rules ?? [];
  return Object.fromEntries(
    rules.map(({ name, message, severity, allow, rule }) => [
      name,
      { severity, allow, rule, message },
    ]),
  );
}

function formatsOf(lists: NonNullable<Config['identity']>['lists']): Record<string, unknown> {
  // The first that matches counts, so the order is part of each.
  return together(lists.map(({ glob, format }, at) => [glob, [at, format]] as const));
}

function guardSettings(key: SegmentKey, { limits, waiver }: GuardSettings): Setting[] {
  return [...settings(key, 'guard.', limits), ...settings(key, 'guard.', { waiver })];
}

/** Whatever has the same name, such as a list that is named twice, is one setting. */
function together(named: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const byName = [...groupBy(named, ([name]) => name)];
  return Object.fromEntries(byName.map(([name, all]) => [name, all.map(([, value]) => value)]));
}

/** Each source is a setting of its own, so that two people may add one each. */
function byName(refs: readonly (SourceRef | ExclusionRef)[]): Record<string, unknown> {
  const named = refs.map((ref) => {
    const how = [
      ...('ignoreCase' in ref && ref.ignoreCase ? ['ignore_case'] : []),
      ...('rotates' in ref && ref.rotates ? ['rotates'] : []),
    ];
    return ref.kind === 'segment'
      ? ([`segment:${ref.key}`, [true, ...how]] as const)
      : ([ref.path, [ref.format, ref.maxAgeMs, ref.expectRows, ...how, ...looksOf(ref)]] as const);
  });
  return together(named);
}

/** Which rows of a list are sent, and how many are left out. */
function looksOf({ identity, maxInvalid }: ListRef): unknown[] {
  return [
    ...(identity === undefined ? [] : [['format', identity]]),
    ...(maxInvalid === undefined ? [] : [['max_invalid', maxInvalid]]),
  ];
}

/** What is not set is no setting, so that a segment that is new declares no more than it says. */
function settings(segment: SegmentKey | null, prefix: string, values: object): Setting[] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ({ segment, name: `${prefix}${name}`, value: JSON.stringify(value) }));
}
