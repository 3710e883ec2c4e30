import { openDesired } from '../src/manifest/desired.ts';
import { textOf } from '../src/members/bytes.ts';
import { SortSpace } from '../src/members/line-sort.ts';
import { untilOrdered } from '../src/members/sorted-text.ts';
import { diskSpill } from '../src/members/spill.ts';
import type { MemberKind } from '../src/model.ts';
import type { Terminal } from './terminal.ts';
import { openListOf, openWorkspace } from './workspace.ts';

interface EmulatedState {
  readonly segments: readonly {
    readonly customer_segment_id: string | null;
    readonly members: readonly { readonly identity?: string; readonly guid?: string }[];
  }[];
}

/** Holds the emulated account against the manifests of a folder; says what it found. */
export async function compareWithManifests(
  terminal: Terminal,
  folder: string,
  url: string,
): Promise<boolean> {
  const response = await fetch(`${url}/_emulator/state`);
  const state = (await response.json()) as EmulatedState;
  const desired = desiredMembers(folder);
  let equal = true;
  for (const [key, members] of desired) {
    const found = state.segments.find((segment) => segment.customer_segment_id === key);
    const actual = new Set(found?.members.map(nameOf));
    const same = actual.size === members.size && [...members].every((name) => actual.has(name));
    equal &&= same;
    terminal.out(
      `${same ? 'equal    ' : 'DIFFERENT'}  ${key}: ${members.size} in YAML, ${actual.size} in the account\n`,
    );
  }
  return equal;
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
