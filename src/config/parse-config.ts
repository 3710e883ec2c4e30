import { dirname } from 'node:path';
import type { ErrorObject } from 'ajv';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { asCode, asCommand, asLabel, asLines, asList, asValue, say } from '../message.ts';
import type { Problem, Result } from '../model.ts';
import { writeThere } from '../yaml/instead.ts';
import { nearest } from '../yaml/nearest.ts';
import { NO_FIELDS } from '../yaml/repair.ts';
import type { Finding } from '../yaml/source.ts';
import { fileProblem, inOrder, resultOf, Source } from '../yaml/source.ts';
import { checkStructure, lazySchema } from '../yaml/structure.ts';
import { parseYaml } from '../yaml/yaml-tree.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { fieldOf, follow, isNothing, valueAt } from '../yaml/yaml-value.ts';
import type { Config } from './config.ts';
import type { Settings } from './config-settings.ts';
import { readSettings } from './config-settings.ts';
import { GUARD_DEFAULTS } from './guard-settings.ts';
import { findSecrets } from './secrets.ts';
import { sharedLocks } from './shared-lock.ts';

/** An environment may have those of the root. */
const configSchema = lazySchema(schema);

/** `path` is absolute, `shown` is what people see. */
export interface ConfigFile {
  readonly path: string;
  readonly shown: string;
}

/** Parses `segops.yaml` and lays the named environment over it (null: none). */
export function parseConfig(
  text: string,
  file: ConfigFile,
  environment: string | null,
  now: number,
): Result<Config> {
  const source = new Source(file.shown, text, true);
  const { root, problems: syntax } = parseYaml(source, null, NO_FIELDS);
  if (root === null) return { ok: false, problems: syntax };
  const secrets = findSecrets(source, root);
  const problems: Problem[] = [
    ...syntax,
    ...secrets.problems,
    ...checkStructure(source, root, configSchema(), explainConfig(source, root)).filter(
      (problem) => !secrets.covers(problem),
    ),
  ];
  const base = readSettings(source, root, problems);
  const levels = readEnvironments(source, root, environment, problems);
  const overlay = environment === null ? {} : (levels.get(environment) ?? {});
  problems.push(...sharedLocks(source, root, base, levels));
  const config = assemble(source, file, { ...base, ...overlay }, base, overlay, environment);
  problems.push(...config.problems);
  const shown = secrets.problems.length === 0 ? problems : problems.map(withoutFrame);
  const value = config.value && { ...config.value, now, everyGlob: globsOf(base, levels) };
  const told = inOrder(shown);
  if (told.some(({ severity }) => severity === 'error')) return { ok: false, problems: told };
  const result = resultOf(value, []);
  return result.ok ? { ...result, warnings: told } : result;
}

function globsOf(base: Settings, levels: ReadonlyMap<string, Settings>): string[] {
  const own = base.segments?.map(({ pattern }) => pattern) ?? [DEFAULT_GLOB];
  const others = [...levels.values()].flatMap(({ segments }) => segments ?? []);
  return [...own, ...others.map(({ pattern }) => pattern)];
}

/** Nothing is shown of a file that contains a credential. */
function withoutFrame(problem: Problem): Problem {
  const { frame, ...rest } = problem;
  return rest;
}

/** Reads every overlay, so that all are checked. */
function readEnvironments(
  source: Source,
  root: YamlValue,
  chosen: string | null,
  problems: Problem[],
): ReadonlyMap<string, Settings> {
  const written = valueAt(root, 'environments');
  const fields = written?.kind === 'map' ? written.fields : new Map<string, never>();
  const levels = new Map<string, Settings>();
  for (const [name, { value }] of fields) levels.set(name, readSettings(source, value, problems));
  if (chosen !== null && !fields.has(chosen)) {
    const at = fieldOf(root, 'environments')?.at ?? 0;
    problems.push(source.problem(at, unknownEnvironment(chosen, [...fields.keys()])));
  }
  return levels;
}

function unknownEnvironment(name: string, known: readonly string[]): Finding {
  const near = nearest(name, known);
  const others =
    known.length === 0
      ? say`Add it under ${asCode('environments:')}, or leave out ${asCode('--env')}.`
      : say`Use one of these: ${asList(known.map(asLabel), 'or')}.`;
  return {
    code: 'unknown-environment',
    message: say`the config has no environment ${asValue(name)}`,
    next: near === null ? others : say`Did you mean ${asLabel(near)}?`,
  };
}

/** `limits`, `verify` and `guard` are laid over key by key, everything else is replaced whole. */
function assemble(
  source: Source,
  file: ConfigFile,
  merged: Settings,
  base: Settings,
  overlay: Partial<Settings>,
  environment: string | null,
): { value: Omit<Config, 'everyGlob' | 'now'> | null; problems: Problem[] } {
  const { lock, account } = merged;
  const problems: Problem[] = [];
  if (lock?.lineage === undefined && lock !== null) {
    problems.push(source.problem(lock?.offset ?? 0, MISSING_LINEAGE));
  }
  if (account === undefined) problems.push(fileProblem(source.file, MISSING_ACCOUNT));
  if (!lock || lock.lineage === undefined || !account) return { value: null, problems };
  return {
    problems,
    value: {
      file: file.shown,
      folder: dirname(file.path),
      segments: merged.segments?.map((glob) => glob.pattern) ?? [DEFAULT_GLOB],
      ...(merged.segments === undefined ? {} : { globs: merged.segments }),
      lock: { at: lock.at, lineage: lock.lineage },
      account,
      limits: { ...DEFAULT_LIMITS, ...base.limits, ...overlay.limits },
      settleMs: merged.settleMs ?? 15 * 60_000,
      verify: { ...VERIFY_DEFAULTS, ...base.verify, ...overlay.verify },
      guard: {
        limits: { ...GUARD_DEFAULTS, ...base.guard.limits, ...overlay.guard?.limits },
        waiver: overlay.guard?.waiver ?? base.guard.waiver,
      },
      writtenGuard: base.guard,
      environment,
      approve: merged.approve ?? 'all',
      onRefusal: merged.onRefusal ?? 'all',
      isPublic: merged.isPublic ?? null,
      ...(merged.identity === undefined ? {} : { identity: merged.identity }),
      ...(merged.everywhere === undefined ? {} : { everywhere: merged.everywhere }),
      ...(merged.asserts === undefined ? {} : { asserts: merged.asserts }),
    },
  };
}

const DEFAULT_GLOB = 'segments/**/*.{yaml,yml}';
const DEFAULT_LIMITS: Config['limits'] = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: 'occurrences',
};

const VERIFY_DEFAULTS: Config['verify'] = { lagMs: 60 * 60_000, maxResend: null };

const MISSING_LINEAGE: Finding = {
  code: 'missing-lineage',
  message: say`the config has no lineage, so it would accept any lockfile`,
  next: say`Let segops write it into the config: ${asCommand('segops lock init')}`,
};
const MISSING_ACCOUNT: Finding = {
  code: 'missing-account',
  message: say`the config has no account`,
  next: say`Add ${asCode('account: { region: in1 }')} with the region of your CleverTap account.`,
};

/** What the schema cannot say well about a config. */
function explainConfig(source: Source, root: YamlValue): (error: ErrorObject) => Finding | null {
  return (error) => adviseConfig(source, root, error) ?? explainError(error);
}

/** A text where fields or a list belong: `account: in1`, `segments: segments/*.yaml`. */
function adviseConfig(source: Source, root: YamlValue, error: ErrorObject): Finding | null {
  const here = follow(root, error.instancePath);
  if (error.keyword !== 'type' || here.kind !== 'scalar' || isNothing(here)) return null;
  const written = source.text.slice(here.at, here.at + here.length);
  const [, name = ''] = /\/(segments|account)$/.exec(error.instancePath) ?? [];
  const meant = { segments: `[${written}]`, account: `{ region: ${written} }` }[name];
  if (meant === undefined) return null;
  return {
    code: 'wrong-type',
    message: say`${asCode(`${name}:`)} needs ${name === 'segments' ? 'brackets around its patterns' : 'the name of a field before its value'}`,
    next: writeThere(source, here.at, here.length, meant),
  };
}

function explainError(error: ErrorObject): Finding | null {
  const { keyword, instancePath } = error;
  if (keyword === 'type' && instancePath === '') return NO_MAPPING;
  if (keyword === 'additionalProperties' && isAccountId(error)) return ACCOUNT_ID;
  if (keyword === 'oneOf' && instancePath.endsWith('/account')) return ONE_ACCOUNT;
  if (keyword !== 'maximum' || !instancePath.includes('/limits/')) return null;
  const most = Number(error.schema);
  return {
    code: 'limit-too-high',
    message: say`the limit is higher than CleverTap's limit of ${most}`,
    next: say`Write ${most} or less, or remove the field.`,
  };
}

function isAccountId(error: ErrorObject): boolean {
  return Object.values(error.params).includes('account_id');
}

const ACCOUNT_ID: Finding = {
  code: 'unknown-field',
  message: say`the account ID does not belong in the config`,
  next: say`Remove it. Set ${asCode('CLEVERTAP_ACCOUNT_ID')} in the environment.`,
};
const NO_MAPPING: Finding = {
  code: 'wrong-type',
  message: say`the file is not a config: it has no fields such as ${asCode('account:')}`,
  next: say`Let it start like this:${asLines('account: { region: in1 }\nlock: { file: segops.lock }')}`,
};
const ONE_ACCOUNT: Finding = {
  code: 'missing-account',
  message: say`${asCode('account')} needs either a ${asCode('region')} or a ${asCode('base_url')}`,
  next: say`Write one of the two, not both.`,
};
