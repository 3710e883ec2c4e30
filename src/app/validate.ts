import { guardCode } from '../codes.ts';
import type { IdentityFormat } from '../config/identity-format.ts';
import type { GuardName } from '../config/limits.ts';
import { emptyIndex } from '../lock/lock-index.ts';
import type { LocalChunks } from '../lock/locked-segment.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { asCommand, say } from '../message.ts';
import type { Problem, SegmentKey } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlannedWorkspace, WorkspaceOptions } from './workspace.ts';
import { openListOf, openWorkspace, planWorkspace } from './workspace.ts';

/**
 * Reads everything that manifests name, against an empty lock. What a plan would say or refuse
 * whatever the lockfile has is a warning here. `format` says what identities should look like, in
 * place of the config. Throws InvalidSources.
 */
export async function checkSources(
  cwd: string,
  options: WorkspaceOptions,
  format: IdentityFormat | null = null,
): Promise<PlannedWorkspace> {
  const workspace = openWorkspace(cwd, { ...options, checksLists: true });
  const { manifests } = workspace;
  const config = { ...workspace.config, onRefusal: 'all' } as const;
  const index = emptyIndex(config.lock.lineage);
  const lock = { index, fetchChunks: async () => NO_CHUNKS, readPart: noFile };
  const planned = await planWorkspace(
    { ...workspace, config },
    lock,
    Date.now(),
    null,
    openListOf,
    null,
    { format },
  );
  const places = placesOf(manifests, config.file);
  const warnings = [...planned.warnings, ...planWarnings(planned.plan, places)];
  return { ...planned, warnings };
}

/** Of a plan, what no lockfile would change. */
const NOTICES: ReadonlySet<string> = new Set(['waiver-ended', 'waiver-too-long', 'rule-broken']);
const GUARDS: ReadonlySet<GuardName> = new Set(['max_age', 'expect_rows', 'checksum', 'assert']);

type PlaceOf = (segment: SegmentKey | null) => Pick<Problem, 'place'>;

function placesOf(manifests: readonly Manifest[], config: string): PlaceOf {
  const files = new Map(manifests.map(({ key, place }) => [key, place.file]));
  return (segment) => ({ place: { file: (segment && files.get(segment)) ?? config } });
}

function planWarnings({ notices, guards }: Plan, placeOf: PlaceOf): Problem[] {
  const told = notices.flatMap(({ code, segment, message, next }): Problem[] => {
    if (!NOTICES.has(code)) return [];
    return [{ severity: 'warning', code, message, ...placeOf(segment), next: next ?? SEE_PLAN }];
  });
  const refused = guards.flatMap(({ guard, segment, verdict, message, place }): Problem[] => {
    if (verdict !== 'refuse' || !GUARDS.has(guard)) return [];
    const code = guardCode(guard);
    const why = say`an apply would refuse this: ${message}`;
    return [
      {
        severity: 'warning',
        code,
        message: why,
        ...(place ? { place } : placeOf(segment)),
        next: place ? SEE_PLAN : SEE_PERMIT,
      },
    ];
  });
  return [...told, ...refused];
}

const SEE_PLAN = say`See what a plan makes of it: ${asCommand('segops plan')}`;
const SEE_PERMIT = say`Fix the list, or see what would allow it: ${asCommand('segops plan')}`;

/** The store is left alone: a lock branch would have to be fetched, and an empty index names nothing. */
const NO_CHUNKS: LocalChunks = { read: noFile, close: () => undefined };

function noFile(): never {
  throw new Error('an empty lockfile names no file');
}
