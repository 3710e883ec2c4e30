import type { IdentityFormat } from '../config/identity-format.ts';
import { isAny } from '../config/identity-format.ts';
import type { Threshold } from '../config/limits.ts';
import { formatOfList } from '../config/read-identity.ts';
import type { SegmentDiff } from '../diff/diff.ts';
import type { ListRef } from '../lists/list-ref.ts';
import type { InlineMembers, Manifest } from '../manifest/manifest.ts';
import { byKeyOf, partsOf } from '../manifest/references.ts';
import type { Problem } from '../model.ts';
import type { PlanInput, PlannedSegment } from './input.ts';
import type { OddSource } from './odd-rows.ts';
import { isOdd, OddIdentities } from './odd-rows.ts';
import type { CheckedIdentities, Told } from './odd-words.ts';
import { doubtful, inPlans, leftOut, wrongInExclusion, wrongRows } from './odd-words.ts';

/*
 * Looks at the identities that a plan would add. What the lockfile has already is not looked at again: so
 * a format never removes anybody, and a night without changes costs nothing. One pass over the additions
 * finds those that do not match or look odd. Only if there are any, the lists are read once more, to say
 * on which lines they are.
 */

type IdentityInput = Pick<PlanInput, 'config' | 'manifests' | 'openList' | 'identities'>;
type Unchecked = Pick<PlannedSegment, 'manifest' | 'diff' | 'sources'>;

export class IdentityChecks {
  readonly #input: IdentityInput;
  /** Of exclusions, which several segments may share. */
  readonly #exclusions = new Map<string, OddIdentities>();

  constructor(input: IdentityInput) {
    this.#input = input;
  }

  /** The segment without the rows that are left out, and what there is to say. */
  check(segment: Unchecked): Pick<PlannedSegment, 'diff' | 'identities'> {
    const odd = this.#oddAdditions(segment);
    const lists = odd.size === 0 ? [] : this.#oddSources(segment, odd);
    const excluded = this.#oddExclusions(segment);
    const refused = lists.filter(({ found, most }) => found.wrong.count > most);
    const skipping = lists.filter(
      ({ found, most }) => found.wrong.count > 0 && found.wrong.count <= most,
    );
    const told = [
      ...skipping.map(leftOut),
      ...excluded.flatMap(wrongInExclusion),
      ...[...lists, ...excluded].flatMap(doubtful),
    ];
    return {
      diff: withoutWrong(segment.diff, skipping, lists),
      identities: this.#as(refused.map(wrongRows), told),
    };
  }

  /** Where the lockfile is not known, all is a warning: it may have the members in question. */
  #as(wrong: readonly Told[], told: readonly Told[]): CheckedIdentities {
    if (this.#input.identities !== undefined) {
      const all = [...wrong.map(inPlans), ...told];
      return { problems: all.map((one) => problemOf(one, 'warning')), told: [] };
    }
    return { problems: wrong.map((one) => problemOf(one, 'error')), told };
  }

  /** `ref` null: of the members of the manifest itself. The result is null where everything matches. */
  #formatOf(manifest: Manifest, ref: ListRef | null): IdentityFormat | null {
    const preview = this.#input.identities?.format ?? null;
    const config =
      preview === null ? (this.#input.config.identity ?? null) : { format: preview, lists: [] };
    const own = manifest.identity ?? null;
    const found = ref === null ? (own ?? config?.format ?? null) : formatOfList(ref, own, config);
    return isAny(found) ? null : found;
  }

  #oddAdditions({ manifest, diff }: Unchecked): ReadonlySet<string> {
    const { add, confirmedAdditions } = diff;
    const odd = new Set<string>();
    // Segops has sent them before, or they are adopted from the account.
    if (confirmedAdditions.length === add.length) return odd;
    const known = new Set(confirmedAdditions);
    const formats = this.#formatsOf(manifest);
    for (const member of add) {
      if (member.kind !== 'identity' || (known.size > 0 && known.has(member))) continue;
      if (formats.some((format) => isOdd(format, member.value))) odd.add(member.value);
    }
    return odd;
  }

  /** Each once. There is at least one, so that odd identities are found without a format. */
  #formatsOf(manifest: Manifest): readonly (IdentityFormat | null)[] {
    const formats = this.#partsOf(manifest).flatMap((part) => {
      const lists = part.membersFrom.filter((ref) => ref.kind === 'list');
      const refs = [...lists, ...(part.members === null ? [] : [null])];
      return refs.map((ref) => this.#formatOf(part, ref));
    });
    const byText = new Map(formats.map((format) => [JSON.stringify(format), format] as const));
    if (byText.size > 1) byText.delete('null');
    return [...byText.values()];
  }

  /** With those that its members come from: each says what its own look like. */
  #partsOf(manifest: Manifest): readonly Manifest[] {
    return partsOf(manifest, byKeyOf(this.#input.manifests));
  }

  #oddSources({ manifest, sources }: Unchecked, odd: ReadonlySet<string>): OddSource[] {
    const lists = sources.flatMap(({ ref, facts, owner }): OddSource[] => {
      if (ref === null || facts.role !== 'members') return [];
      const format = this.#formatOf(owner, ref);
      const found = new OddIdentities(format);
      found.addFrom(this.#input.openList(ref), (value) => odd.has(value));
      const most = mostOf(ref.maxInvalid, facts.rows);
      return [{ ref, path: ref.path, role: 'members', total: facts.rows, format, most, found }];
    });
    const inline = this.#partsOf(manifest).flatMap((part) =>
      part.members === null ? [] : [this.#oddMembers(part, part.members, odd)],
    );
    return [...lists, ...inline];
  }

  #oddMembers(manifest: Manifest, members: InlineMembers, odd: ReadonlySet<string>): OddSource {
    const format = this.#formatOf(manifest, null);
    const found = new OddIdentities(format);
    for (const value of Buffer.from(members.identities).toString().split('\n')) {
      if (odd.has(value)) found.add(value, null);
    }
    const own = { ref: null, path: manifest.place.file, role: 'members' as const };
    return { ...own, total: members.count, format, most: 0, found };
  }

  /** An opt-out that is written wrongly holds back nobody, so all rows are looked at. */
  #oddExclusions({ sources }: Unchecked): OddSource[] {
    return sources.flatMap(({ ref, facts, owner }): OddSource[] => {
      if (ref === null || facts.role !== 'exclusion') return [];
      const format = this.#formatOf(owner, ref);
      const key = JSON.stringify([ref.path, ref.format, format]);
      let found = this.#exclusions.get(key);
      if (found === undefined) {
        found = new OddIdentities(format);
        found.addFrom(this.#input.openList(ref), (value) => isOdd(format, value));
        this.#exclusions.set(key, found);
      }
      return [
        { ref, path: ref.path, role: 'exclusion', total: facts.rows, format, most: 0, found },
      ];
    });
  }
}

function mostOf(limit: Threshold | undefined, rows: number): number {
  if (limit === undefined) return 0;
  return limit.kind === 'count' ? limit.count : Math.floor(limit.share * rows);
}

/** What one list leaves out stays where another one has it. */
function withoutWrong(
  diff: SegmentDiff,
  skipping: readonly OddSource[],
  lists: readonly OddSource[],
): SegmentDiff {
  if (skipping.length === 0) return diff;
  const wrong = new Set(skipping.flatMap(({ found }) => [...found.wrongValues]));
  for (const { found } of lists) for (const value of found.rightValues) wrong.delete(value);
  const known = new Set(diff.confirmedAdditions);
  const add = diff.add.filter(
    (member) => member.kind !== 'identity' || known.has(member) || !wrong.has(member.value),
  );
  return { ...diff, add, desired: diff.desired - (diff.add.length - add.length) };
}

function problemOf(
  { code, message, next, path, line }: Told,
  severity: Problem['severity'],
): Problem {
  const place = line === null ? { file: path } : { file: path, line };
  return { severity, code, message, place, next };
}
