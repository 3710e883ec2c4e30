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

/** Milliseconds of `250ms`, `1.5s`, `2m`; null for anything else. A bare number is milliseconds. */
export function durationOf(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text);
  if (match === null) return null;
  const unit = match[2] === 's' ? 1000 : match[2] === 'm' ? 60_000 : 1;
  return Number(match[1]) * unit;
}

export function oneOf<const T extends string>(text: string, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null;
}
