import { assertExhaustive } from '../model.ts';
import type { LimitValue, Threshold } from './limits.ts';

const DURATION = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;
/** Milliseconds of a day, an hour, a minute, a second. */
const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1000] as const;
const LONGEST_MS = 7 * UNITS_MS[0];
const SHARE = /^\d{1,3}(\.\d{1,6})?%$/;
const COUNT = /^\d{1,15}$/;

/** Milliseconds of `15m`, `2d`, `90s`, `1h30m`; null unless above zero and at most a week. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const ms = UNITS_MS.reduce((sum, unit, at) => sum + unit * Number(match[at + 1] ?? 0), 0);
  return ms > 0 && ms <= LONGEST_MS ? ms : null;
}

/** The shortest text that reads as this duration: `24h`, `1h30m`. */
function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, at) => (part === 0 ? '' : `${part}${'hms'[at]}`)).join('');
}

/** `30%`, `0.5%` (a share, at most 100%) or `500` (a count); null if it is neither. */
export function parseThreshold(text: string): Threshold | null {
  if (COUNT.test(text)) return { kind: 'count', count: Number(text) };
  if (!SHARE.test(text)) return null;
  const percent = Number(text.slice(0, -1));
  return percent <= 100 ? { kind: 'share', share: percent / 100 } : null;
}

/** As it would be written. */
export function formatLimit(value: LimitValue): string {
  switch (value.kind) {
    case 'share':
      return `${Number((value.share * 100).toFixed(6))}%`;
    case 'count':
      return String(value.count);
    case 'duration':
      return formatDuration(value.ms);
    default:
      return assertExhaustive(value);
  }
}

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since the epoch of `2026-12-01T18:00Z`, of one with an offset, or of a day in UTC. */
export function parseTime(text: string): number | null {
  if (!TIME.test(text)) return null;
  const day = text.slice(0, 10);
  const isDay = new Date(`${day}T00:00Z`).getTime();
  if (Number.isNaN(isDay) || new Date(isDay).toISOString().slice(0, 10) !== day) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
