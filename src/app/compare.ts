import { openDesired } from '../manifest/desired.ts';
import { textOf } from '../members/cursor.ts';
import { SortSpace } from '../members/line-sort.ts';
import { untilOrdered } from '../members/sorted-text.ts';
import { diskSpill } from '../members/spill.ts';
import type { MemberKind, SegmentKey } from '../model.ts';
import { openListOf, openWorkspace } from './workspace.ts';

interface EmulatedState {
  readonly segments: readonly {
    readonly customer_segment_id: string | null;
    readonly members: readonly { readonly identity?: string; readonly guid?: string }[];
  }[];
}

/** One segment of the emulated account beside its manifest: how many members each has. */
export interface Comparison {
  readonly key: SegmentKey;
  readonly equal: boolean;
  readonly desired: number;
  readonly actual: number;
}

/** Compares the emulated account at `url` with the manifests of a folder, segment by segment. */
export async function compareWithManifests(folder: string, url: string): Promise<Comparison[]> {
  const response = await fetch(`${url}/_emulator/state`);
  const state = (await response.json()) as EmulatedState;
  return [...desiredMembers(folder)].map(([key, members]) => {
    const found = state.segments.find((segment) => segment.customer_segment_id === key);
    const actual = new Set(found?.members.map(nameOf));
    const equal = actual.size === members.size && [...members].every((name) => actual.has(name));
    return { key, equal, desired: members.size, actual: actual.size };
  });
}

function nameOf(member: { readonly identity?: string; readonly guid?: string }): string {
  return member.identity === undefined ? `guid ${member.guid}` : `identity ${member.identity}`;
}

function desiredMembers(folder: string): Map<string, Set<string>> {
  const { config, manifests } = openWorkspace(folder, {});
  const space = new SortSpace(diskSpill);
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  return new Map(
    manifests.map((manifest) => {
      const desired = openDesired(manifest, byKey, (ref) => openListOf(config, ref, space));
      const names = (['identity', 'guid'] as const).flatMap((kind) =>
        untilOrdered(() => namesFrom(desired.cursor(kind), kind)),
      );
      return [manifest.key, new Set(names)];
    }),
  );
}

function namesFrom(
  cursor: ReturnType<ReturnType<typeof openDesired>['cursor']>,
  kind: MemberKind,
): string[] {
  const names: string[] = [];
  while (cursor.next()) names.push(`${kind} ${textOf(cursor)}`);
  return names;
}
