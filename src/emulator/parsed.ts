/** The value of an option's text, or one sentence on what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function unparsed(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}

/** Milliseconds of `250ms`, `1.5s`, `2m`, `1h`, `30d`; null for anything else. A bare number is milliseconds. */
export function durationOf(text: string): number | null {
  const [, number, unit = 'ms'] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(text) ?? [];
  return number === undefined ? null : Number(number) * UNITS_MS[unit as keyof typeof UNITS_MS];
}

const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export function oneOf<const T extends string>(text: string, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null;
}
