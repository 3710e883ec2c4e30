import type { GuardSettings, Waiver } from '../../config/guard.ts';
import type { LimitSettings, Threshold, WaivableName } from '../../config/limits.ts';
import { LIMIT_NAMES } from '../../config/limits.ts';
import { formatLimit } from '../../config/scalars.ts';
import { moment } from '../../message.ts';
import { assertExhaustive } from '../../model.ts';
import type { Permit } from '../plan.ts';
import type { Refusal, Remedy } from './judgement.ts';

/** How long a printed waiver lasts: time enough to review, merge and apply. */
const LASTS_MS = 48 * 3_600_000;
const HOUR = 3_600_000;

const NO_REASON = 'reason: ""';

/**
 * The YAML that would let everything pass that was refused, one block for each file: the whole
 * `guard:` as it would then be, to paste. The reason is left empty, which is refused: only a person
 * can give it.
 */
export function permitFor(
  file: string,
  refusals: readonly Refusal[],
  settings: GuardSettings & { readonly inForce: Waiver | null },
  now: number,
): Permit | null {
  const { limits, waiver: written, inForce } = settings;
  const remedies = refusals.flatMap(({ remedy }) => (remedy === null ? [] : [remedy]));
  if (remedies.length === 0) return null;
  const waiver = waiverWith(inForce ?? NO_WAIVER, remedies, now, written?.until ?? 0);
  const empties = remedies.some(({ kind }) => kind === 'emptying');
  const onlyEmpties = remedies.every(({ kind }) => kind === 'emptying');
  const lines = [
    ...(empties ? ['members: []'] : []),
    ...(onlyEmpties ? [] : ['guard:', ...limitLines(limits, '  '), ...waiverLines(waiver)]),
  ];
  const isSet = written !== null || Object.keys(limits).length > 0;
  const replaces = isSet && !onlyEmpties;
  const isOver = remedies.some((remedy) => remedy.kind === 'emptying' && remedy.over);
  return { file, yaml: lines.join('\n'), replaces, ...(isOver && { replacesMembers: true }) };
}

/** For a permit that no person asked for. */
export function withReason({ yaml }: Permit, reason: string): string {
  return yaml.replace(NO_REASON, () => `reason: ${JSON.stringify(reason)}`);
}

const NO_WAIVER: Waiver = {
  until: 0,
  reason: '',
  limits: {},
  lists: [],
  distinctFrom: [],
  salts: [],
};

/** `written`: when the waiver ends that is there. One that was used up must not come back. */
function waiverWith(
  before: Waiver,
  remedies: readonly Remedy[],
  now: number,
  written: number,
): Waiver {
  const next = Math.floor((now + LASTS_MS) / HOUR) * HOUR;
  const until = Math.max(before.until, next === written ? next + HOUR : next);
  return remedies.reduce(withRemedy, { ...before, until, reason: '' });
}

function withRemedy(waiver: Waiver, remedy: Remedy): Waiver {
  switch (remedy.kind) {
    case 'emptying':
      return waiver;
    case 'limit':
      return withLimit(waiver, remedy.name, remedy.threshold);
    case 'list':
    case 'list-of-all':
      return { ...waiver, lists: [...new Set([...waiver.lists, remedy.path])] };
    case 'distinct-from':
      return { ...waiver, distinctFrom: [...new Set([...waiver.distinctFrom, remedy.key])] };
    case 'salt':
      return { ...waiver, salts: [...new Set([...waiver.salts, remedy.salt])] };
    default:
      return assertExhaustive(remedy);
  }
}

/** Two exclusions may have shrunk: the larger one counts. */
function withLimit(waiver: Waiver, name: WaivableName, threshold: Threshold): Waiver {
  const before = waiver.limits[name] ?? threshold;
  return { ...waiver, limits: { ...waiver.limits, [name]: larger(before, threshold) } };
}

function larger(a: Threshold, b: Threshold): Threshold {
  if (a.kind === 'count') return b.kind === 'count' && b.count > a.count ? b : a;
  return b.kind === 'count' || b.share > a.share ? b : a;
}

function limitLines(limits: LimitSettings, indent: string): string[] {
  return LIMIT_NAMES.flatMap((name) => {
    const value = limits[name];
    return value === undefined ? [] : [`${indent}${name}: ${formatLimit(value)}`];
  });
}

/** JSON strings and sequences are YAML, and quoting all of them needs no rule about which to quote. */
function waiverLines(waiver: Waiver): string[] {
  const { limits, lists, distinctFrom, salts, until } = waiver;
  return [
    '  waiver:',
    ...limitLines(limits, '    '),
    ...(lists.length === 0 ? [] : [`    lists: ${JSON.stringify(lists)}`]),
    ...(distinctFrom.length === 0 ? [] : [`    distinct_from: ${JSON.stringify(distinctFrom)}`]),
    ...(salts.length === 0 ? [] : [`    salts: ${JSON.stringify(salts)}`]),
    `    until: ${moment(until)}`,
    `    ${NO_REASON}`,
  ];
}
