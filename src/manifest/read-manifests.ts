import { realpathSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { confinement, repositoryOf } from '../files/confine.ts';
import { resolveList } from '../lists/list-files.ts';
import type { ListRef } from '../lists/list-ref.ts';
import { compareUtf8 } from '../members/bytes.ts';
import { asCode, say } from '../message.ts';
import type { Problem, Result } from '../model.ts';
import { display, readText, refused, unreadable } from '../yaml/read-text.ts';
import type { Finding, Source } from '../yaml/source.ts';
import { fileProblem } from '../yaml/source.ts';
import { assertedKeys } from './asserted-keys.ts';
import { checkManifests, warnManifests } from './check-manifests.ts';
import type { Everywhere } from './everywhere.ts';
import { excludingFor, idleExemptions, idleGlobs, readEverywhere } from './everywhere.ts';
import type { Manifest } from './manifest.ts';
import { matchManifests } from './match-files.ts';
import { onDay } from './on-day.ts';
import { overlookedFiles } from './overlooked.ts';
import type { ManifestReading } from './parse-manifest.ts';
import { readManifestText } from './parse-manifest.ts';
import { withOwners } from './read-owners.ts';
import { sentOf } from './references.ts';

/*
 * Touches the disk because it reads manifests. The pure parsers decide what they mean. Every file is
 * read, so that one run reports all problems.
 */

/** About two million inline members. With more, `yaml` needs more memory than a runner has. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

/** All are in memory at once, and one file may have many names. */
const MAX_BYTES_TOGETHER = 256 * 1024 * 1024;

/** A manifest as it is on the disk. */
export interface ManifestFile {
  /** Absolute. */
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

export interface ManifestFiles {
  readonly files: readonly ManifestFile[];
  /** How many files match the globs, including those that could not be read. */
  readonly matched: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Every file that matches the globs of the config. */
export function readManifestFiles(config: Config, displayFrom?: string): ManifestFiles {
  const show = (path: string) => display(path, displayFrom ?? config.folder);
  const top = repositoryOf(config.folder);
  const { paths, warnings, ...matched } = matchManifests(config, top, show);
  const problems: Problem[] = [...matched.problems];
  const files: ManifestFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const shown = show(path);
    const text = readInside(top, path, shown);
    if (text.ok) {
      files.push({ path, shown, text: text.value });
      bytes += Buffer.byteLength(text.value);
    } else problems.push(...text.problems);
    if (bytes > MAX_BYTES_TOGETHER) {
      problems.push(fileProblem(shown, TOO_LARGE_TOGETHER));
      break;
    }
  }
  return { files, matched: paths.length, problems, warnings };
}

/**
 * Reads all manifests, sorted by key, or returns all their problems. Whether their lists are there is
 * found out `now`, or `later` by whoever opens them.
 */
export function readManifests(
  config: Config,
  displayFrom?: string,
  whenListed: 'now' | 'later' = 'now',
): Result<readonly Manifest[]> {
  const matched = readManifestFiles(config, displayFrom);
  const problems: Problem[] = [...matched.problems];
  const warnings = [
    ...matched.warnings,
    ...overlookedFiles(config, (path) => display(path, displayFrom ?? config.folder)),
  ];
  const readings = matched.files.map(({ text, shown }) => readManifestText(text, shown));
  problems.push(...readings.flatMap((reading) => reading.problems));
  const sources = new Map(readings.map(({ source }) => [source.file, source]));
  const declared = readings.flatMap((reading) => reading.declared ?? []);
  const incomplete = declared.length < matched.matched;
  const everywhere = readEverywhere(config, problems);
  const lists = new Map(
    readings.map((reading) => [
      reading.declared?.key ?? '',
      reading.lists.length + everywhere.length,
    ]),
  );
  problems.push(...checkManifests(declared, sources, incomplete, lists));
  problems.push(...readings.flatMap((one) => exemptionProblems(one, everywhere)));
  if (!incomplete) {
    const keys = sentOf(declared).map(({ key }) => key);
    warnings.push(...warnManifests(declared, sources), ...idleGlobs(config, everywhere, keys));
    for (const told of assertedKeys(config, keys)) {
      (told.severity === 'error' ? problems : warnings).push(told);
    }
  }
  if (whenListed === 'now') {
    problems.push(...readings.flatMap((one) => listProblems(config, one.lists, one.source)));
    const refs = everywhere.map(({ ref }) => ref);
    problems.push(...listProblems(config, refs, config.everywhere?.source));
  }
  if (problems.length > 0) {
    return { ok: false, problems: byFile([...problems, ...warnings]) };
  }
  const read = readings.flatMap((reading, at) =>
    manifestOf(reading, everywhere, config).map((manifest) => {
      return { manifest, path: matched.files[at]?.path ?? config.folder };
    }),
  );
  const manifests = withOwners(read, config);
  const value = manifests.sort((a, b) => compareUtf8(a.key, b.key));
  return { ok: true, value, warnings };
}

function manifestOf(
  { manifest, exempt }: ManifestReading,
  everywhere: readonly Everywhere[],
  config: Config,
): Manifest[] {
  if (manifest === null) return [];
  return [onDay(manifest, config, excludingFor(manifest, exempt, everywhere))];
}

function exemptionProblems(
  { source, declared, exempt }: ManifestReading,
  everywhere: readonly Everywhere[],
): Problem[] {
  if (declared === null || exempt === null) return [];
  return idleExemptions(declared, exempt, everywhere, (place, finding) =>
    source.problemAt(place, finding),
  );
}

/** Lists are looked up here too, so that a missing one is reported with everything else. */
function listProblems(config: Config, lists: readonly ListRef[], source?: Source): Problem[] {
  return lists.flatMap((ref) => {
    const resolved = resolveList(config, ref, source);
    return resolved.ok ? [] : resolved.problems;
  });
}

/** Reads a manifest, whose real path must be in the repository. */
function readInside(top: string, path: string, shown: string): Result<string> {
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    return refused(shown, unreadable(say`it is a link to a missing file`));
  }
  if (confinement(top, real) !== 'inside') return refused(shown, OUTSIDE);
  return readText(real, shown, MAX_MANIFEST_BYTES, MANIFEST_TOO_LARGE);
}

/** Stable: problems of one place keep their order. */
function byFile(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareUtf8(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

const MANIFEST_TOO_LARGE: Finding = {
  code: 'file-too-large',
  message: say`the manifest is larger than 64 MiB`,
  next: say`Move its members to a list, and name the list under ${asCode('members_from:')}.`,
};
const TOO_LARGE_TOGETHER: Finding = {
  code: 'file-too-large',
  message: say`the manifests up to here are larger than 256 MiB together`,
  next: say`Move members to lists, and name the lists under ${asCode('members_from:')}.`,
};
const OUTSIDE: Finding = {
  code: 'file-outside-repository',
  message: say`the manifest is a link that leads out of the repository or into .git`,
  next: say`Move the manifest into the repository.`,
};
