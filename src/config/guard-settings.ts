import { asCode, asValue, say } from '../message.ts';
import type { Problem } from '../model.ts';
import { FieldReader } from '../yaml/field-reader.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { Written } from '../yaml/written.ts';
import { itemsOf, scalarOf, valueAt } from '../yaml/written.ts';
import type { ConfigGuard } from './config.ts';
import type { GuardSettings, Threshold, Waiver } from './guard.ts';
import { parseDuration, parseThreshold, parseTime } from './scalars.ts';

/** Reads `guard:` of a manifest. */
export function readGuard(source: Source, root: Written, problems: Problem[]): GuardSettings {
  const guard = valueAt(root, 'guard');
  const reader = new GuardReader(source, problems);
  const waiver = reader.waiver(valueAt(guard, 'waiver'));
  const minExisting = scalarOf(guard, 'min_existing');
  return {
    ...reader.thresholds(guard),
    ...(minExisting === null ? {} : { minExisting: Number(minExisting.text) }),
    ...(waiver === null ? {} : { waiver }),
  };
}

/** Reads `guard:` of one level of the config. */
export function readConfigGuard(
  source: Source,
  level: Written,
  problems: Problem[],
): Partial<ConfigGuard> {
  const guard = valueAt(level, 'guard');
  const reader = new GuardReader(source, problems);
  const windowMs = reader.read(guard, 'window', parseDuration, badDuration);
  return {
    ...readGuard(source, level, problems),
    ...reader.totals(guard),
    ...(windowMs === null ? {} : { windowMs }),
  };
}

class GuardReader extends FieldReader {
  thresholds(map: Written | null) {
    const maxRemovals = this.#threshold(map, 'max_removals');
    const maxAdditions = this.#threshold(map, 'max_additions');
    const maxExclusionShrink = this.#threshold(map, 'max_exclusion_shrink');
    return {
      ...(maxRemovals === null ? {} : { maxRemovals }),
      ...(maxAdditions === null ? {} : { maxAdditions }),
      ...(maxExclusionShrink === null ? {} : { maxExclusionShrink }),
    };
  }

  totals(map: Written | null) {
    const maxChanges = this.#threshold(map, 'max_changes');
    const maxBilledEvents = scalarOf(map, 'max_billed_events');
    return {
      ...(maxChanges === null ? {} : { maxChanges }),
      ...(maxBilledEvents === null ? {} : { maxBilledEvents: Number(maxBilledEvents.text) }),
    };
  }

  waiver(map: Written | null): Waiver | null {
    if (map?.kind !== 'map') return null;
    const until = this.read(map, 'until', parseTime, badTime);
    const reason = scalarOf(map, 'reason')?.text ?? '';
    if (until === null) return null;
    return {
      until,
      reason,
      ...this.thresholds(map),
      ...this.totals(map),
      lists: textsAt(map, 'lists'),
      distinctFrom: textsAt(map, 'distinct_from'),
    };
  }

  #threshold(map: Written | null, name: string): Threshold | null {
    return this.read(map, name, parseThreshold, badLimit);
  }
}

function textsAt(map: Written, name: string): string[] {
  return itemsOf(map, name).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}

function badLimit(text: string): Finding {
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
