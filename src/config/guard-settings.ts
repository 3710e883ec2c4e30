import { asCode, asValue, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, itemsOf, scalarOf, valueAt } from '../yaml/yaml-value.ts';
import type { GuardSettings, Waiver } from './guard.ts';
import type { GuardLimits, LimitName, LimitSettings, LimitValue } from './limits.ts';
import { LIMIT_NAMES, LIMITS } from './limits.ts';
import { parseDuration, parseThreshold, parseTime } from './scalars.ts';

/** Reads `guard:` of a manifest or of one level of the config; the schema knows which limit belongs where. */
export function readGuard(source: Source, level: YamlValue, problems: Problem[]): GuardSettings {
  const guard = valueAt(level, 'guard');
  const reader = new FieldReader(source, problems);
  return {
    limits: readLimits(reader, guard),
    waiver: readWaiver(reader, valueAt(guard, 'waiver')),
  };
}

function readLimits(reader: FieldReader, map: YamlValue | null): LimitSettings {
  const limits = LIMIT_NAMES.flatMap((name) => {
    const { parse, invalid } = UNITS[LIMITS[name].unit];
    const value = reader.read(map, name, parse, invalid);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(limits);
}

function readWaiver(reader: FieldReader, map: YamlValue | null): Waiver | null {
  if (map?.kind !== 'map') return null;
  const until = reader.read(map, 'until', parseTime, badTime);
  if (until === null) return null;
  return {
    until,
    reason: scalarOf(map, 'reason')?.text ?? '',
    limits: readLimits(reader, map),
    lists: textsAt(map, 'lists'),
    distinctFrom: textsAt(map, 'distinct_from'),
    salts: textsAt(map, 'salts'),
  };
}

interface Unit {
  readonly parse: (text: string) => LimitValue | null;
  readonly invalid: (text: string) => Finding;
}

const UNITS: Readonly<Record<(typeof LIMITS)[LimitName]['unit'], Unit>> = {
  'share-or-count': { parse: parseThreshold, invalid: badLimit },
  // The schema has checked that it is a number.
  count: { parse: (text) => ({ kind: 'count', count: Number(text) }), invalid: badLimit },
  duration: { parse: durationOf, invalid: badDuration },
};

function durationOf(text: string): LimitValue | null {
  const ms = parseDuration(text);
  return ms === null ? null : { kind: 'duration', ms };
}

/** What counts where no file says anything. */
export const GUARD_DEFAULTS = Object.fromEntries(
  LIMIT_NAMES.map((name) => {
    const { unit, default: text } = LIMITS[name];
    return [name, text === null ? null : UNITS[unit].parse(text)];
  }),
) as GuardLimits;

function textsAt(map: YamlValue, name: string): string[] {
  return itemsOf(map, name).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}

/** Shared by every field that holds a share or a count. */
export function badLimit(text: string): Finding {
  return {
    code: 'bad-limit',
    message: say`${asValue(text)} is not a valid limit`,
    next: say`Use a share such as 30%, at most 100%, or a count such as 500.`,
  };
}

function badTime(text: string): Finding {
  return {
    code: 'bad-time',
    message: say`${asValue(text)} is not a valid time`,
    next: say`Write a day or a time with its zone, such as ${asCode('2026-12-01')} or ${asCode('2026-12-01T18:00Z')}.`,
  };
}

/** Shared by every field that holds a duration. */
export function badDuration(text: string): Finding {
  return {
    code: 'bad-duration',
    message: say`${asValue(text)} is not a valid duration`,
    next: say`Write days, hours, minutes and seconds, such as 2d, 24h, 15m, 90s or 1h30m. The longest is a week.`,
  };
}
