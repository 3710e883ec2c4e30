import type { Declares, RowsOf } from '../inspect/resting-sources.ts';
import type { DoneToSegment } from '../inspect/revert-edits.ts';
import type { OpenList } from '../lists/list-facts.ts';
import type { ExcludedListRef, ListRef } from '../lists/list-ref.ts';
import type { InlineMembers } from '../manifest/manifest.ts';
import type { MemberCursor } from '../members/cursor.ts';
import { cursorOver, textOf } from '../members/cursor.ts';
import { isFoldable } from '../members/folded-rows.ts';
import { SortSpace } from '../members/line-sort.ts';
import { nameOf } from '../members/member.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { diskSpill } from '../members/spill.ts';
import type { Member, MemberKind } from '../model.ts';
import { openListOf, type Workspace } from './workspace.ts';

const KINDS = ['identity', 'guid'] as const;

/** Members in question, as they are and with the case of ASCII letters ignored. */
class Asked {
  readonly #exact = new Set<string>();
  readonly #folded = new Set<string>();

  constructor(members: readonly Member[]) {
    for (const member of members) {
      this.#exact.add(nameOf(member));
      this.#folded.add(foldedName(member));
    }
  }

  has(row: Member, ignoresCase: boolean): boolean {
    return ignoresCase ? this.#folded.has(foldedName(row)) : this.#exact.has(nameOf(row));
  }
}

/** What the sources hold of the members that an apply changed. Reads each list once. */
export function revertSources(
  { config }: Workspace,
  done: readonly DoneToSegment[],
): { readonly rowsOf: RowsOf; readonly declares: Declares } {
  const asked = new Asked(done.flatMap(({ added, removed }) => [...added, ...removed]));
  const space = new SortSpace(diskSpill);
  const lists = new Map<string, Found>();
  const inline = new Map<InlineMembers, ReadonlySet<string>>();
  return {
    rowsOf: (ref, member) => {
      if (ref.kind === 'segment') return [];
      const ignoreCase = caseOf(ref);
      const name = JSON.stringify([ref.path, ref.format, ignoreCase]);
      let found = lists.get(name);
      if (found === undefined) {
        const list = openListOf(config, ref, space);
        found = untilOrdered(() => rowsIn(list, asked, ignoreCase));
        lists.set(name, found);
      }
      const exact = found.exact.has(nameOf(member)) ? [member.value] : [];
      return [...exact, ...(found.folded.get(foldedName(member)) ?? [])];
    },
    declares: ({ members }, member) => {
      if (members === null) return false;
      const found = inline.get(members) ?? inlineNames(members, asked);
      inline.set(members, found);
      return found.has(nameOf(member));
    },
  };
}

/** null: every row counts as it is. Otherwise whether each row ignores case, whatever it looks like. */
function caseOf(ref: ListRef | ExcludedListRef): boolean | null {
  return 'ignoreCase' in ref ? ref.ignoreCase : null;
}

interface Found {
  /** Names of rows that count as they are. */
  readonly exact: ReadonlySet<string>;
  /** Rows whose case is ignored, as they are written, by their folded name. */
  readonly folded: ReadonlyMap<string, readonly string[]>;
}

function rowsIn(list: OpenList, asked: Asked, ignoreCase: boolean | null): Found {
  const exact = new Set<string>();
  const folded = new Map<string, string[]>();
  for (const kind of KINDS) {
    for (const cursor = list.cursor(kind); cursor.next(); ) {
      const row = { kind, value: textOf(cursor) };
      const { bytes, start, end } = cursor;
      const ignores = ignoreCase !== null && (ignoreCase || isFoldable(bytes, start, end));
      if (!asked.has(row, ignores)) continue;
      if (!ignores) exact.add(nameOf(row));
      else folded.set(foldedName(row), [...(folded.get(foldedName(row)) ?? []), row.value]);
    }
  }
  return { exact, folded };
}

function inlineNames({ identities, guids }: InlineMembers, asked: Asked): Set<string> {
  return new Set([
    ...namesIn('identity', cursorOver(identities), asked),
    ...namesIn('guid', cursorOver(guids), asked),
  ]);
}

function namesIn(kind: MemberKind, cursor: MemberCursor, asked: Asked): string[] {
  const names: string[] = [];
  while (cursor.next()) {
    const member = { kind, value: textOf(cursor) };
    if (asked.has(member, false)) names.push(nameOf(member));
  }
  return names;
}

function foldedName({ kind, value }: Member): string {
  return nameOf({ kind, value: value.replace(/[A-Z]/g, (capital) => capital.toLowerCase()) });
}
