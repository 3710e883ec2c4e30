import type { OpenList } from '../lists/list-facts.ts';
import type { ExclusionRef, ListRef } from '../lists/list-ref.ts';
import { namesAmong, openDesired } from '../manifest/desired.ts';
import type { WrittenItem } from '../manifest/edit-members.ts';
import { itemsOf } from '../manifest/edit-members.ts';
import type { OpenRef } from '../manifest/exclusions.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { datedIn } from '../manifest/member-days.ts';
import type { ManifestsByKey } from '../manifest/references.ts';
import { builtFrom, keepersOf } from '../manifest/references.ts';
import { compareRanges, utf8 } from '../members/bytes.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { cursorOver, NO_BYTES } from '../members/cursor.ts';
import { folded, isFoldable } from '../members/folded-rows.ts';
import { nameOf } from '../members/member.ts';
import { isTaken } from '../members/split.ts';
import type { Member, SegmentKey } from '../model.ts';
import type { KeptOutBy, NamedAt, WhyInSegment } from './why.ts';

/** What the files say of one member in one segment. */
export type InFiles = Pick<
  WhyInSegment,
  'desired' | 'listed' | 'otherCase' | 'keptOutBy' | 'frozen'
>;

export const IN_NO_FILE: InFiles = {
  ...{ desired: false, listed: [], otherCase: [], keptOutBy: [] },
  frozen: null,
};

/** Lines of one source that are given. */
const MOST_ROWS = 20;

export interface Files {
  readonly manifests: ManifestsByKey;
  readonly open: OpenRef;
  /** The text of a manifest, by the name that its place has. */
  readonly textOf: (file: string) => string;
}

export function inFiles(manifest: Manifest, member: Member, files: Files): InFiles {
  const asked = new Asked(member);
  const parts = builtFrom(manifest, files.manifests);
  const named = parts.flatMap((part) => {
    return [
      ...inlineRows(part.dated?.written ?? part, asked, files),
      ...distinct(listsOf(part).flatMap((ref) => rowsIn(ref, asked, files.open))),
    ].map((row) => ({ ...row, ...throughOf(part, manifest) }));
  });
  const listed = named.filter(({ value }) => value === member.value);
  const otherCase = named.filter(({ value }) => value !== member.value);
  const desired = listed.length > 0 && isDesired(manifest, member, files);
  const keepers = () =>
    parts.flatMap((part) =>
      keepersOut(part, asked, files).map((one) => ({ ...one, ...throughOf(part, manifest) })),
    );
  const keptOutBy = desired || listed.length === 0 ? [] : keepers();
  return { desired, listed, otherCase, keptOutBy, frozen: frozenFor(manifest, member, files) };
}

function throughOf(part: Manifest, manifest: Manifest): { readonly through?: SegmentKey } {
  return part === manifest ? {} : { through: part.key };
}

/** A member, compared with rows: as it is, or but for the case of ASCII letters. */
class Asked {
  readonly member: Member;
  readonly #bytes: Uint8Array;
  readonly #folded: Uint8Array;

  constructor(member: Member) {
    this.member = member;
    this.#bytes = Buffer.from(member.value);
    this.#folded = folded(this.#bytes);
  }

  isExact(row: Uint8Array): boolean {
    return compareRanges(row, 0, row.length, this.#bytes, 0, this.#bytes.length) === 0;
  }

  isButForCase(row: Uint8Array): boolean {
    if (row.length !== this.#folded.length) return false;
    return compareRanges(folded(row), 0, row.length, this.#folded, 0, row.length) === 0;
  }
}

/** Also with lines that count no more, and with those that only count on a day to come. */
function listsOf(part: Manifest): ListRef[] {
  const views = part.dated === undefined ? [part] : [part.dated.ever, part.dated.lasting()];
  const lists = views.flatMap((view) => view.membersFrom.filter((ref) => ref.kind === 'list'));
  return [...new Map(lists.map((ref) => [JSON.stringify(ref), ref])).values()];
}

/** A row may count in both views of its list. */
function distinct(rows: readonly NamedAt[]): NamedAt[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.file, row.line]), row])).values()];
}

function rowsIn(ref: ListRef, asked: Asked, open: OpenRef): NamedAt[] {
  const rows = rowsOf(open(ref), ref.path, asked, (row) => asked.isButForCase(row));
  return rows.map((row) => ({ ...row, ...(ref.days && { days: ref.days }) }));
}

function rowsOf(
  list: OpenList,
  file: string,
  { member }: Asked,
  isIt: (row: Uint8Array) => boolean,
): NamedAt[] {
  const rows: NamedAt[] = [];
  list.eachRow((kind, row, line) => {
    if (kind !== member.kind || rows.length === MOST_ROWS || !isIt(row)) return;
    rows.push({ file, line, value: utf8(row, 0, row.length) });
  });
  return rows;
}

function inlineRows({ members, place }: Manifest, asked: Asked, files: Files): NamedAt[] {
  if (members === null) return [];
  const { kind } = asked.member;
  const found = [{ ...members, days: null }, ...datedIn(members)].flatMap(({ days, ...block }) => {
    const cursor = cursorOver(kind === 'identity' ? block.identities : block.guids);
    return valuesIn(cursor, asked).map((value) => ({ value, days }));
  });
  if (found.length === 0) return [];
  const text = files.textOf(place.file);
  const values = new Set(found.map(({ value }) => value));
  const items = itemsOf(text)?.filter((item) => item.kind === kind && values.has(item.value));
  const row = ({ value, days }: Pick<WrittenItem, 'value' | 'days'>, line: number | null) => {
    return { file: place.file, line, value, ...(days && { days }) };
  };
  return items === undefined
    ? found.map((one) => row(one, null))
    : items.map((item) => row(item, lineAt(text, item.start)));
}

function valuesIn(cursor: MemberCursor, asked: Asked): string[] {
  const values: string[] = [];
  while (cursor.next()) {
    const row = cursor.bytes.subarray(cursor.start, cursor.end);
    if (asked.isButForCase(row)) values.push(utf8(row, 0, row.length));
  }
  return values;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** As a plan reads it: a segment that is to be emptied wants nobody. */
function isDesired(manifest: Manifest, member: Member, { manifests, open }: Files): boolean {
  const name = nameOf(member);
  return namesAmong(openDesired(manifest, manifests, open), new Set([name])).has(name);
}

function frozenFor(manifest: Manifest, member: Member, files: Files): InFiles['frozen'] {
  const { frozen, splits: _, ...whole } = manifest;
  if (frozen === undefined) return null;
  const line = Buffer.from(`${member.value}\n`);
  const [identities, guids] = member.kind === 'guid' ? [NO_BYTES, line] : [line, NO_BYTES];
  const members = { identities, guids, count: 1 };
  const decisions = { ...manifest.decisions, retire: null };
  const excludeFrom = keepersOf(manifest, files.manifests);
  const alone = { ...whole, decisions, members, membersFrom: [], intersectWith: [], excludeFrom };
  return { last: frozen.last, isHeldBack: !isDesired(alone, member, files) };
}

/** Each is tried alone, so what it says is what it does. */
function keepersOut(manifest: Manifest, asked: Asked, files: Files): KeptOutBy[] {
  const { splits = [], ...whole } = manifest;
  const decisions = { ...manifest.decisions, retire: null };
  const alone = { ...whole, decisions, intersectWith: [], excludeFrom: [] };
  if (!isDesired(alone, asked.member, files)) {
    // Or one that it is built from keeps the member out already.
    return manifest.dated === undefined ? [] : [{ kind: 'day', today: manifest.dated.today }];
  }
  const { kind, value } = asked.member;
  const outside = manifest.intersectWith.flatMap((ref): KeptOutBy[] =>
    isDesired({ ...alone, intersectWith: [ref] }, asked.member, files)
      ? []
      : [{ kind: 'not-in', source: ref }],
  );
  const leaving = splits.filter((split) => !isTaken([split], kind, Buffer.from(value)));
  const held = manifest.excludeFrom.flatMap((ref): KeptOutBy[] => {
    if (isDesired({ ...alone, excludeFrom: [ref] }, asked.member, files)) return [];
    if (ref.kind === 'segment') return [{ kind: 'segment', key: ref.key }];
    const list = files.open(ref);
    return [
      { kind: 'list', path: ref.path, rows: rowsOf(list, ref.path, asked, matching(ref, asked)) },
    ];
  });
  return [...outside, ...held, ...leaving.map((split): KeptOutBy => ({ kind: 'split', split }))];
}

/** As `HoldBack` compares them. */
function matching({ ignoreCase }: ExclusionRef, asked: Asked): (row: Uint8Array) => boolean {
  return (row) =>
    asked.isExact(row) ||
    ((ignoreCase || isFoldable(row, 0, row.length)) && asked.isButForCase(row));
}
