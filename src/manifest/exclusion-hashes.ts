import { isFoldable } from '../members/folded-rows.ts';
import type { ExclusionSource } from '../members/hold-back.ts';
import { HashList } from '../members/member-filter.ts';
import type { FilterKey } from '../members/member-hash.ts';
import { hashMember } from '../members/member-hash.ts';
import type { Watcher } from '../members/watched.ts';
import { watched } from '../members/watched.ts';
import type { MemberKind } from '../model.ts';

/**
 * Hashes of the rows of the exclusions of one segment, taken while they are read: filters are made of
 * them, and an exclusion is read once.
 */
export class ExclusionHashes {
  readonly #keys: readonly FilterKey[];
  readonly #lists = new Map<string, HashList>();

  constructor(keys: readonly FilterKey[]) {
    this.#keys = keys;
  }

  /** The rows of the exclusion at this place. Whoever reads them again takes their hashes again. */
  watched(at: number, kind: MemberKind, source: ExclusionSource): ExclusionSource {
    if (this.#keys.length === 0) return source;
    const lists = this.#keys.map((key) => {
      const list = new HashList();
      this.#lists.set(nameOf(at, kind, key), list);
      return { key, list };
    });
    const { rows, ignoresCase } = source;
    const pair = new Uint32Array(2);
    const watcher: Watcher = {
      see: (bytes, start, end) => {
        const form = ignoresCase || isFoldable(bytes, start, end) ? 'folded' : 'exact';
        for (const { key, list } of lists) {
          hashMember(pair, key, kind === 'guid', form, bytes, start, end);
          list.add(pair);
        }
      },
    };
    return { ...source, rows: watched(rows, watcher) };
  }

  /** Of the rows of both kinds under this key, once they were read. */
  hashesOf(at: number, key: FilterKey): readonly Uint32Array[] {
    return (['identity', 'guid'] as const).flatMap((kind) => {
      const list = this.#lists.get(nameOf(at, kind, key));
      return list === undefined ? [] : [list.all()];
    });
  }
}

function nameOf(at: number, kind: MemberKind, { text }: FilterKey): string {
  return `${at} ${kind} ${text}`;
}
