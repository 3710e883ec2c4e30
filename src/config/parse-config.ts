import { dirname } from 'node:path';
import type { ErrorObject } from 'ajv';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import type { Problem, Result } from '../model.ts';
import { quote } from '../yaml/frame.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding } from '../yaml/source.ts';
import { fileProblem, inOrder, resultOf, Source } from '../yaml/source.ts';
import { checkStructure, lazySchema } from '../yaml/structure.ts';
import type { Written } from '../yaml/written.ts';
import { fieldOf, valueAt } from '../yaml/written.ts';
import { parseYaml } from '../yaml/yaml-tree.ts';
import type { Config } from './config.ts';
import type { Settings } from './config-settings.ts';
import { readSettings } from './config-settings.ts';
import { findSecrets } from './secrets.ts';

const configSchema = lazySchema(schema);

/** How the file is named: `path` absolute, `shown` to people. */
export interface ConfigFile {
  readonly path: string;
  readonly shown: string;
}

/** Parses `segops.yaml` and lays the named environment over it; null means none. */
export function parseConfig(
  text: string,
  file: ConfigFile,
  environment: string | null,
): Result<Config> {
  const source = new Source(file.shown, text, true);
  const { root, problems: syntax } = parseYaml(source, null);
  if (root === null) return { ok: false, problems: syntax };
  const secrets = findSecrets(source, root);
  const problems: Problem[] = [
    ...syntax,
    ...secrets.problems,
    ...checkStructure(source, root, configSchema(), explainConfig).filter(
      (problem) => !secrets.covers(problem),
    ),
  ];
  const base = readSettings(source, root, problems);
  const overlay = readEnvironments(source, root, environment, problems);
  const config = assemble(source, file, { ...base, ...overlay }, base, overlay, environment);
  problems.push(...config.problems);
  const told = secrets.problems.length === 0 ? problems : problems.map(withoutFrame);
  return resultOf(config.value, inOrder(told));
}

/** Where a credential stands in the file, nothing of the file is shown. */
function withoutFrame(problem: Problem): Problem {
  const { frame, ...rest } = problem;
  return rest;
}

/** Reads every overlay, so that all of them are checked, and gives the chosen one. */
function readEnvironments(
  source: Source,
  root: Written,
  chosen: string | null,
  problems: Problem[],
): Settings {
  const written = valueAt(root, 'environments');
  const fields = written?.kind === 'map' ? written.fields : new Map<string, never>();
  let overlay: Settings = {};
  for (const [name, field] of fields) {
    const settings = readSettings(source, field.value, problems);
    if (name === chosen) overlay = settings;
  }
  if (chosen !== null && !fields.has(chosen)) {
    const at = fieldOf(root, 'environments')?.at ?? 0;
    problems.push(source.problem(at, unknownEnvironment(chosen, [...fields.keys()])));
  }
  return overlay;
}

function unknownEnvironment(name: string, known: readonly string[]): Finding {
  const near = nearest(name, known);
  const list =
    known.length === 0 ? 'The config has none.' : `Known: ${known.map(quote).join(', ')}.`;
  return {
    code: 'unknown-environment',
    message: `the config has no environment ${quote(name)}`,
    next: near === null ? list : `Did you mean ${quote(near)}?`,
  };
}

/** `lock`, `account` and `segments` replace theirs whole; `limits` and `guard` key by key. */
function assemble(
  source: Source,
  file: ConfigFile,
  merged: Settings,
  base: Settings,
  overlay: Settings,
  environment: string | null,
): { value: Config | null; problems: Problem[] } {
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
      segments: merged.segments?.map((glob) => glob.pattern) ?? ['segments/**/*.yaml'],
      ...(merged.segments === undefined ? {} : { globs: merged.segments }),
      lock: { at: lock.at, lineage: lock.lineage },
      account,
      limits: { ...DEFAULT_LIMITS, ...base.limits, ...overlay.limits },
      settleMs: merged.settleMs ?? 15 * 60_000,
      guard: { ...DEFAULT_GUARD, ...base.guard, ...overlay.guard },
      writtenGuard: base.guard ?? {},
      environment,
      approve: merged.approve ?? 'all',
      isPublic: merged.isPublic ?? false,
    },
  };
}

const DEFAULT_LIMITS: Config['limits'] = {
  users: 100,
  segments: 100,
  entries: 100,
  inFlight: 3,
  counting: 'occurrences',
};
const DEFAULT_GUARD: Config['guard'] = {
  maxRemovals: { kind: 'share', share: 0.3 },
  maxAdditions: null,
  minExisting: 10,
  maxExclusionShrink: { kind: 'share', share: 0.1 },
  maxChanges: null,
  maxBilledEvents: null,
  windowMs: 24 * 3_600_000,
  waiver: null,
};

const MISSING_LINEAGE: Finding = {
  code: 'missing-lineage',
  message: 'the config pins no lineage, so any lock could be taken for the right one',
  next: 'Run `segops init`, or copy `lineage` from the head of the lock to `lock: { lineage: ... }`.',
};
const MISSING_ACCOUNT: Finding = {
  code: 'missing-account',
  message: 'the config names no account',
  next: 'Add `account: { region: in1 }` with the region of your CleverTap account.',
};

/** What the schema cannot say well about a config. */
function explainConfig(error: ErrorObject): Finding | null {
  const { keyword, instancePath } = error;
  if (keyword === 'type' && instancePath === '') return NO_MAPPING;
  if (keyword === 'additionalProperties' && isAccountId(error)) return ACCOUNT_ID;
  if (keyword === 'oneOf' && instancePath.endsWith('/account')) return ONE_ACCOUNT;
  if (keyword !== 'maximum' || !instancePath.includes('/limits/')) return null;
  const most = String(Object(error.schema));
  return {
    code: 'limit-above-vendor',
    message: `the limit is above the vendor's, which is ${most}`,
    next: `Write ${most} or less, or remove the field.`,
  };
}

function isAccountId(error: ErrorObject): boolean {
  return Object.values(error.params).includes('account_id');
}

const ACCOUNT_ID: Finding = {
  code: 'unknown-field',
  message: 'the account ID does not stand in the config',
  next: 'Remove it and set CLEVERTAP_ACCOUNT_ID.',
};
const NO_MAPPING: Finding = {
  code: 'wrong-type',
  message: 'the file is not a config: it holds no mapping',
  next: 'Run `segops init` in an empty folder to see one.',
};
const ONE_ACCOUNT: Finding = {
  code: 'missing-account',
  message: '`account` names either a `region` or a `base_url`',
  next: 'Keep one of the two.',
};
