const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `30m` and the like; null where it is no whole number with s, m or h. */
export function durationOf(text: string): number | null {
  const [, amount, unit] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  const factor = UNIT_MS[unit ?? ''];
  return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}
