import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { compareUtf8 } from '../members/bytes.ts';
import type { Problem, Result } from '../model.ts';
import { checkManifests } from './check-manifests.ts';
import type { Config } from './config.ts';
import { visible } from './frame.ts';
import { confinement, repositoryOf, resolveList } from './list-files.ts';
import type { Manifest } from './manifest.ts';
import { matchManifests } from './match-files.ts';
import { parseConfig } from './parse-config.ts';
import type { ManifestReading } from './parse-manifest.ts';
import { readManifestText } from './parse-manifest.ts';
import type { Finding } from './problems.ts';
import { fileProblem } from './problems.ts';

/*
 * Touches the disk because it reads segops.yaml and manifests. Everything it decides, it decides by
 * the pure parsers; every file is read, so that all problems are told in one run.
 */

const CONFIG_NAME = 'segops.yaml';
const MAX_CONFIG_BYTES = 1024 * 1024;
/** About two million inline members; past it `yaml` would need more memory than a runner has. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

/** The absolute path of the config: the explicit one, else the nearest upward from `cwd`. */
export function findConfig(cwd: string, explicit?: string): Result<string> {
  if (explicit !== undefined) {
    const path = resolve(cwd, explicit);
    if (!explicit.includes('\0') && existsSync(path)) return found(path);
    return { ok: false, problems: [fileProblem(explicit, noConfig(explicit))] };
  }
  for (let here = resolve(cwd); ; here = dirname(here)) {
    if (existsSync(join(here, CONFIG_NAME))) return found(join(here, CONFIG_NAME));
    if (dirname(here) === here) break;
  }
  return { ok: false, problems: [fileProblem(CONFIG_NAME, NO_CONFIG)] };
}

function found(value: string): Result<string> {
  return { ok: true, value, warnings: [] };
}

/** Reads the config; paths in messages start at `displayFrom`, by default the config's folder. */
export function readConfig(
  file: string,
  environment: string | null,
  displayFrom?: string,
): Result<Config> {
  const path = resolve(file);
  const shown = display(path, displayFrom ?? dirname(path));
  const text = readText(path, shown, MAX_CONFIG_BYTES, CONFIG_TOO_LARGE);
  if (!text.ok) return text;
  return parseConfig(text.value, { path, shown }, environment);
}

/** A manifest as it stands on the disk. */
export interface ManifestFile {
  /** Absolute. */
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

export interface ManifestFiles {
  readonly files: readonly ManifestFile[];
  /** How many files the globs match, with those that could not be read. */
  readonly matched: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Every file that the config's globs match. */
export function readManifestFiles(config: Config, displayFrom?: string): ManifestFiles {
  const show = (path: string) => display(path, displayFrom ?? config.folder);
  const top = repositoryOf(config.folder);
  const { paths, warnings, ...matched } = matchManifests(config, top, show);
  const problems: Problem[] = [...matched.problems];
  const files: ManifestFile[] = [];
  for (const path of paths) {
    const shown = show(path);
    const text = readInside(top, path, shown);
    if (text.ok) files.push({ path, shown, text: text.value });
    else problems.push(...text.problems);
  }
  return { files, matched: paths.length, problems, warnings };
}

/** Reads all manifests, sorted by key, or says everything that is wrong with any of them. */
export function readManifests(config: Config, displayFrom?: string): Result<readonly Manifest[]> {
  const matched = readManifestFiles(config, displayFrom);
  const problems: Problem[] = [...matched.problems];
  const readings = matched.files.map(({ text, shown }) => readManifestText(text, shown));
  problems.push(...readings.flatMap((reading) => reading.problems));
  const sources = new Map(readings.map(({ source }) => [source.file, source]));
  const declared = readings.flatMap((reading) => reading.declared ?? []);
  const incomplete = declared.length < matched.matched;
  problems.push(...checkManifests(declared, sources, incomplete));
  problems.push(...readings.flatMap((reading) => listProblems(config, reading)));
  if (problems.length > 0) {
    return { ok: false, problems: byFile([...problems, ...matched.warnings]) };
  }
  const manifests = readings.flatMap((reading) => reading.manifest ?? []);
  const value = manifests.sort((a, b) => compareUtf8(a.key, b.key));
  return { ok: true, value, warnings: matched.warnings };
}

/** Lists are looked up here too, so that a missing one is told with everything else. */
function listProblems(config: Config, reading: ManifestReading): Problem[] {
  return reading.lists.flatMap((ref) => {
    const resolved = resolveList(config, ref, reading.source);
    return resolved.ok ? [] : resolved.problems;
  });
}

/** Reads a manifest, whose real path must lie in the repository. */
function readInside(top: string, path: string, shown: string): Result<string> {
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    return refused(shown, unreadable('its link leads nowhere'));
  }
  if (confinement(top, real) !== 'inside') return refused(shown, OUTSIDE);
  return readText(real, shown, MAX_MANIFEST_BYTES, MANIFEST_TOO_LARGE);
}

function readText(path: string, shown: string, most: number, tooLarge: Finding): Result<string> {
  try {
    const { size } = statSync(path);
    if (!statSync(path).isFile()) return refused(shown, unreadable('it is not a regular file'));
    if (size > most) return refused(shown, tooLarge);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { ok: true, value: text, warnings: [] };
  } catch (error) {
    if (error instanceof TypeError) return refused(shown, NOT_UTF8);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return refused(shown, unreadable(code));
  }
}

function refused(shown: string, finding: Finding): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [fileProblem(shown, finding)] };
}

/** Stable: problems of one file keep their order, which is by line for those of its parser. */
function byFile(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareUtf8(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

function display(path: string, from: string): string {
  return (relative(from, path) || path).split(sep).join('/');
}

function noConfig(name: string): Finding {
  return {
    code: 'config-not-found',
    message: `there is no config at ${visible(name)}`,
    next: 'Mend the path, or run `segops init` to start a repository.',
  };
}

const NO_CONFIG: Finding = {
  code: 'config-not-found',
  message: `no ${CONFIG_NAME} here or in a folder above`,
  next: 'Run `segops init` to start a repository, or name the config with --config.',
};
const CONFIG_TOO_LARGE: Finding = {
  code: 'file-too-large',
  message: 'the config is larger than 1 MiB',
  next: 'Check that this is the right file.',
};
const MANIFEST_TOO_LARGE: Finding = {
  code: 'file-too-large',
  message: 'the manifest is larger than 64 MiB',
  next: 'Move its members to a list and name it under `members_from:`.',
};
const NOT_UTF8: Finding = {
  code: 'file-not-utf8',
  message: 'the file is not valid UTF-8',
  next: 'Save it as UTF-8.',
};
const OUTSIDE: Finding = {
  code: 'file-outside-repository',
  message: 'the manifest is a link that leads out of the repository or into .git',
  next: 'Keep manifests inside the repository.',
};

function unreadable(why: string): Finding {
  return {
    code: 'file-unreadable',
    message: `the file cannot be read (${why})`,
    next: 'Mend or remove it.',
  };
}
