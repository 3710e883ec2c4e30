import type { Config } from '../../config/config.ts';
import type { GuardSettings, Threshold, Waiver } from '../../config/guard.ts';
import { assertExhaustive } from '../../model.ts';
import type { Allowance } from '../plan.ts';
import type { Judgement, LimitName, Need } from './judgement.ts';
import { isInForce } from './waivers.ts';

type Refusal = Extract<Judgement, { verdict: 'refuse' }>;

/** How long a printed waiver lasts: time enough to review, merge and apply. */
const LASTS_MS = 48 * 3_600_000;
const HOUR = 3_600_000;

/**
 * The YAML that would let everything pass that was refused, one block for each file: the whole
 * `guard:` as it would then be, to paste. The reason is left empty, which is refused: only a person
 * can give it.
 */
export function allowanceFor(
  file: string,
  refusals: readonly Refusal[],
  settings: GuardSettings | Config['writtenGuard'],
  now: number,
): Allowance {
  const written = settings.waiver ?? null;
  const before = written !== null && isInForce(written, now) ? written : null;
  const waiver = withNeeds(before, refusals, now);
  const empties = refusals.some(({ need }) => need.kind === 'emptying');
  const onlyEmpties = refusals.every(({ need }) => need.kind === 'emptying');
  const lines = [
    ...(empties ? ['members: []'] : []),
    ...(onlyEmpties ? [] : ['guard:', ...settingLines(settings), ...waiverLines(waiver)]),
  ];
  const replaces = !onlyEmpties && Object.keys(settings).length > 0;
  return { file, yaml: lines.join('\n'), replaces };
}

function withNeeds(before: Waiver | null, refusals: readonly Refusal[], now: number): Waiver {
  const until = Math.floor((now + LASTS_MS) / HOUR) * HOUR;
  let waiver: Waiver = {
    ...(before ?? { lists: [], distinctFrom: [] }),
    until: Math.max(until, before?.until ?? 0),
    reason: '',
  };
  for (const { need } of refusals) waiver = withNeed(waiver, need);
  return waiver;
}

function withNeed(waiver: Waiver, need: Need): Waiver {
  switch (need.kind) {
    case 'emptying':
      return waiver;
    case 'limit':
      return withLimit(waiver, need.name, need.threshold);
    case 'list':
      return { ...waiver, lists: [...new Set([...waiver.lists, need.path])] };
    case 'distinct-from':
      return { ...waiver, distinctFrom: [...new Set([...waiver.distinctFrom, need.key])] };
    default:
      return assertExhaustive(need);
  }
}

/** Two exclusions may have shrunk: the larger one counts. */
function withLimit(waiver: Waiver, name: LimitName, threshold: Threshold): Waiver {
  if (name === 'maxBilledEvents') {
    const events = threshold.kind === 'count' ? threshold.count : 0;
    return { ...waiver, maxBilledEvents: Math.max(waiver.maxBilledEvents ?? 0, events) };
  }
  const before = waiver[name];
  return { ...waiver, [name]: before === undefined ? threshold : larger(before, threshold) };
}

function larger(a: Threshold, b: Threshold): Threshold {
  if (a.kind === 'count') return b.kind === 'count' && b.count > a.count ? b : a;
  return b.kind === 'count' || b.share > a.share ? b : a;
}

const NAMES: Readonly<Record<LimitName, string>> = {
  maxRemovals: 'max_removals',
  maxAdditions: 'max_additions',
  maxExclusionShrink: 'max_exclusion_shrink',
  maxChanges: 'max_changes',
  maxBilledEvents: 'max_billed_events',
};

type Limited = Partial<Record<Exclude<LimitName, 'maxBilledEvents'>, Threshold | null>> & {
  readonly maxBilledEvents?: number | null;
};

function limitLines(limits: Limited, indent: string): string[] {
  return (Object.keys(NAMES) as LimitName[]).flatMap((name) => {
    const value = limits[name] ?? null;
    if (value === null) return [];
    return [`${indent}${NAMES[name]}: ${typeof value === 'number' ? value : yamlOf(value)}`];
  });
}

function settingLines(settings: GuardSettings | Config['writtenGuard']): string[] {
  const least = settings.minExisting;
  const minExisting = least === undefined ? [] : [`  min_existing: ${least}`];
  const windowMs = 'windowMs' in settings ? settings.windowMs : undefined;
  const window = windowMs === undefined ? [] : [`  window: ${durationYaml(windowMs)}`];
  return [...limitLines(settings, '  '), ...minExisting, ...window];
}

/** As a person would write it: `24h`, `1h30m`. */
function durationYaml(ms: number): string {
  const seconds = ms / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, at) => (part === 0 ? '' : `${part}${'hms'[at]}`)).join('');
}

/** JSON strings and sequences are YAML, and quoting all of them needs no rule about which to quote. */
function waiverLines(waiver: Waiver): string[] {
  const { lists, distinctFrom, until, reason } = waiver;
  return [
    '  waiver:',
    ...limitLines(waiver, '    '),
    ...(lists.length === 0 ? [] : [`    lists: ${JSON.stringify(lists)}`]),
    ...(distinctFrom.length === 0 ? [] : [`    distinct_from: ${JSON.stringify(distinctFrom)}`]),
    `    until: ${new Date(until).toISOString().slice(0, 16)}Z`,
    `    reason: ${JSON.stringify(reason)}`,
  ];
}

function yamlOf(threshold: Threshold): string {
  if (threshold.kind === 'count') return String(threshold.count);
  return `${Number((threshold.share * 100).toFixed(6))}%`;
}
