import { parse } from 'yaml';
import type { PlanCase } from './plan-case.ts';

/** `m08..m11`, but not `0..10`. */
const RANGE = /\b([A-Za-z]+)(\d+)\.\.\1(\d+)\b/g;
/** What is between the members in the text of these parts; elsewhere it is a space. */
const BETWEEN: Readonly<Record<string, string>> = { manifests: ', ', lists: '\n' };

/** The cases of a file by their names, with every range of members spelt out. */
export function parseCases(yaml: string): Record<string, PlanCase> {
  return speltOut(parse(yaml), ' ') as Record<string, PlanCase>;
}

function speltOut(value: unknown, between: string): unknown {
  if (typeof value === 'string') return members(value, between);
  if (Array.isArray(value)) return value.flatMap((item) => speltItem(item, between));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const spelt = speltOut(inner, BETWEEN[key] ?? between);
      return members(key, '\n')
        .split('\n')
        .map((name) => [name, spelt]);
    }),
  );
}

/** An item that is a range and nothing else is as many items. */
function speltItem(item: unknown, between: string): unknown {
  const isRange = typeof item === 'string' && item.replace(RANGE, '') === '';
  return isRange ? members(item, '\n').split('\n') : [speltOut(item, between)];
}

function members(text: string, between: string): string {
  return text.replace(RANGE, (_, prefix: string, from: string, to: string) => {
    const length = Number(to) - Number(from) + 1;
    if (length < 1) throw new Error(`${prefix}${from}..${prefix}${to} has no members`);
    return Array.from(
      { length },
      (_, at) => `${prefix}${String(Number(from) + at).padStart(from.length, '0')}`,
    ).join(between);
  });
}
