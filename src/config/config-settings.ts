import type { Message } from '../message.ts';
import { asCode, asList, asPath, asValue, NOTHING, say } from '../message.ts';
import type { Counting, Limits, Problem } from '../model.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlScalar, YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, fieldOf, itemsOf, scalarOf, valueAt } from '../yaml/yaml-value.ts';
import type { Assertions } from './assertions.ts';
import { readAssertions } from './assertions.ts';
import type {
  AccountSettings,
  Config,
  GlobSource,
  LockSettings,
  VerifySettings,
  WrittenItems,
} from './config.ts';
import { readTimezone } from './days.ts';
import { globFault, MOST_GLOBS } from './globs.ts';
import type { GuardSettings } from './guard.ts';
import { badDuration, badLimit, readGuard } from './guard-settings.ts';
import { isRegion, originOf, parseLoopback, REGIONS } from './origins.ts';
import type { IdentitySettings } from './read-identity.ts';
import { readIdentity } from './read-identity.ts';
import { parseDuration, parseThreshold } from './scalars.ts';

/** What one level of the config (the file itself, or one environment) sets. */
export interface Settings {
  readonly segments?: readonly GlobSource[];
  /** null: written, but invalid, which has been reported. */
  readonly lock?: LevelLock | null;
  readonly account?: AccountSettings | null;
  readonly limits?: Partial<Limits>;
  readonly settleMs?: number;
  readonly verify?: Partial<VerifySettings>;
  readonly guard: GuardSettings;
  readonly approve?: Config['approve'];
  readonly onRefusal?: Config['onRefusal'];
  readonly isPublic?: boolean;
  readonly identity?: IdentitySettings;
  readonly everywhere?: WrittenItems;
  readonly asserts?: Assertions;
}

interface LevelLock {
  readonly at: LockSettings['at'];
  readonly lineage?: string;
  readonly offset: number;
}

/** Reads one level. What is invalid is reported and left out. */
export function readSettings(source: Source, level: YamlValue, problems: Problem[]): Settings {
  const tell = (written: YamlScalar, finding: Finding): null => {
    problems.push(source.problem(written.at, finding, written.length));
    return null;
  };
  const warn = (written: YamlScalar, finding: Finding): null => {
    const problem = source.problem(written.at, finding, written.length);
    problems.push({ ...problem, severity: 'warning' });
    return null;
  };
  const settleMs = readSettle(level, tell);
  const identity = readIdentity(source, level, problems);
  const asserts = readAssertions(source, level, problems);
  return {
    ...readGlobs(source, level, tell),
    ...readLock(level, tell),
    ...readAccount(level, tell, warn),
    ...(settleMs === null ? {} : { settleMs }),
    verify: readVerify(source, valueAt(level, 'verify'), problems),
    limits: readLimits(valueAt(level, 'limits')),
    guard: readGuard(source, level, problems),
    ...readPublishing(level),
    ...(identity === null ? {} : { identity }),
    ...readEverywhere(source, level),
    ...(asserts === null ? {} : { asserts }),
  };
}

/** What a list is, is known further up. */
function readEverywhere(source: Source, level: YamlValue): Pick<Settings, 'everywhere'> {
  const items = itemsOf(level, 'exclude_everywhere');
  return items.length === 0 ? {} : { everywhere: { source, items } };
}

/** The schema has checked the words. */
function readPublishing(level: YamlValue): Pick<Settings, 'approve' | 'onRefusal' | 'isPublic'> {
  const approve = scalarOf(level, 'approve')?.text;
  const onRefusal = scalarOf(level, 'on_refusal')?.text;
  const isPublic = scalarOf(level, 'public')?.text.toLowerCase();
  return {
    ...(approve === 'all' || approve === 'manifests-only' ? { approve } : {}),
    ...(onRefusal === 'all' || onRefusal === 'hold_segment' ? { onRefusal } : {}),
    ...(isPublic === undefined ? {} : { isPublic: isPublic === 'true' }),
  };
}

type Tell = (written: YamlScalar, finding: Finding) => null;

function readGlobs(source: Source, level: YamlValue, tell: Tell): Pick<Settings, 'segments'> {
  if (fieldOf(level, 'segments') === null) return {};
  const items = itemsOf(level, 'segments');
  const [beyond] = items.slice(MOST_GLOBS);
  if (beyond?.kind === 'scalar') tell(beyond, TOO_MANY_GLOBS);
  const segments = items.slice(0, MOST_GLOBS).flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const finding = globFault(item.text);
    if (finding !== null) tell(item, finding);
    const { place, frame } = source.problem(item.at, PLACE_ONLY, item.length);
    return [{ pattern: item.text, place: place ?? { file: source.file }, frame: frame ?? null }];
  });
  return { segments };
}

const TOO_MANY_GLOBS: Finding = {
  code: 'bad-glob',
  message: say`the config has more than ${MOST_GLOBS} globs under ${asCode('segments:')}`,
  next: say`Write fewer, with ${asCode('**')} for folders within folders.`,
};
const PLACE_ONLY: Finding = { code: 'glob-matches-nothing', message: NOTHING, next: NOTHING };

function readLock(level: YamlValue, tell: Tell): Pick<Settings, 'lock'> {
  const field = fieldOf(level, 'lock');
  if (field === null) return {};
  if (field.value.kind !== 'map') return { lock: null };
  const file = scalarOf(field.value, 'file');
  if (file && isElsewhere(file.text)) return { lock: tell(file, badLockFile(file.text)) };
  const branch = scalarOf(field.value, 'branch');
  const lineage = scalarOf(field.value, 'lineage')?.text;
  if (file && branch) return { lock: tell(branch, LOCK_TWICE) };
  if (branch && !isBranchName(branch.text))
    return { lock: tell(branch, badBranchName(branch.text)) };
  const at: LockSettings['at'] = branch
    ? { kind: 'branch', branch: branch.text }
    : { kind: 'file', file: file?.text ?? 'segops.lock' };
  return { lock: { at, offset: field.at, ...(lineage === undefined ? {} : { lineage }) } };
}

/** Also as other systems write it. A way up within the repository is found out where it leads. */
function isElsewhere(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\p{Cc}/u.test(path);
}

function badLockFile(path: string): Finding {
  return {
    code: 'bad-lock-file',
    message: say`the lockfile ${asPath(path)} is not named by its path from the folder of the config`,
    next: say`Write a path in the repository, such as ${asCode('segops.lock')}.`,
  };
}

const LOCK_TWICE: Finding = {
  code: 'lock-file-and-branch',
  message: say`the lock has both a file and a branch`,
  next: say`Keep ${asCode('file')} or ${asCode('branch')}.`,
};

/** Stricter than git, since the name becomes part of command lines. */
export function isBranchName(name: string): boolean {
  return (
    /^[A-Za-z0-9_][A-Za-z0-9._/-]*$/.test(name) &&
    !/\.\.|\/\/|\/\.|\.\/|\.lock(\/|$)|[./]$/.test(name)
  );
}

function badBranchName(name: string): Finding {
  return {
    code: 'bad-branch-name',
    message: say`${asValue(name)} is not a valid name for a lock branch`,
    next: say`Use only letters, digits, - _ . and /, such as ${asCode('segops-lock')}.`,
  };
}

function readAccount(level: YamlValue, tell: Tell, warn: Tell): Pick<Settings, 'account'> {
  const field = fieldOf(level, 'account');
  if (field === null) return {};
  const region = scalarOf(field.value, 'region');
  if (region !== null) {
    const { text } = region;
    if (!isRegion(text)) return { account: tell(region, unknownRegion(text)) };
    if (!REGIONS.includes(text)) warn(region, newRegion(text));
    return { account: { kind: 'region', region: text, ...zoneIn(field.value, tell) } };
  }
  const url = scalarOf(field.value, 'base_url');
  if (url === null) return { account: null };
  const parsed = parseLoopback(url.text);
  if (!parsed.ok) return { account: tell(url, notLoopback(parsed.why)) };
  const zone = zoneIn(field.value, tell);
  return { account: { kind: 'base-url', baseUrl: parsed.origin, ...zone } };
}

function zoneIn(account: YamlValue, tell: Tell): Pick<AccountSettings, 'timezone'> {
  const timezone = readTimezone(account, tell);
  return timezone === null ? {} : { timezone };
}

function unknownRegion(text: string): Finding {
  const near = nearest(text, REGIONS);
  return {
    code: 'unknown-value',
    message: say`${asValue(text)} is not the name of a region`,
    next: say`${near === null ? NOTHING : say`Did you mean ${asCode(near)}? `}Use the one in the address of your dashboard: ${KNOWN_REGIONS}.`,
  };
}

const KNOWN_REGIONS = asList(REGIONS.map(asCode), 'or');

/** CleverTap opens regions without telling segops. */
function newRegion(text: string): Finding {
  return {
    code: 'unknown-region',
    message: say`segops does not know the region ${asValue(text)}. It uses ${asCode(originOf(text))}`,
    next: say`Compare it with the address of your dashboard. The regions that segops knows are ${asList(REGIONS.map(asCode))}.`,
  };
}

function notLoopback(why: Message): Finding {
  return {
    code: 'base-url-not-loopback',
    message: say`${asCode('base_url')} ${why}`,
    next: say`Write a loopback origin such as ${asCode('http://127.0.0.1:4010')}, or set ${asCode('SEGOPS_BASE_URL')} in the environment.`,
  };
}

function readSettle(level: YamlValue, tell: Tell): number | null {
  const written = scalarOf(level, 'settle');
  if (written === null) return null;
  return parseDuration(written.text) ?? tell(written, badDuration(written.text));
}

function readVerify(
  source: Source,
  verify: YamlValue | null,
  problems: Problem[],
): Partial<VerifySettings> {
  const reader = new FieldReader(source, problems);
  const lagMs = reader.read(verify, 'lag', parseDuration, badDuration);
  const maxResend = reader.read(verify, 'max_resend', parseThreshold, badLimit);
  return {
    ...(lagMs === null ? {} : { lagMs }),
    ...(maxResend === null ? {} : { maxResend }),
  };
}

/** The schema has checked the ranges. */
function readLimits(limits: YamlValue | null): Partial<Limits> {
  const number = (name: string) => {
    const text = scalarOf(limits, name)?.text;
    return text === undefined ? undefined : Number(text);
  };
  const users = number('users');
  const segments = number('segments');
  const entries = number('entries');
  const inFlight = number('in_flight');
  const counting = scalarOf(limits, 'counting')?.text as Counting | undefined;
  return {
    ...(users === undefined ? {} : { users }),
    ...(segments === undefined ? {} : { segments }),
    ...(entries === undefined ? {} : { entries }),
    ...(inFlight === undefined ? {} : { inFlight }),
    ...(counting === undefined ? {} : { counting }),
  };
}
