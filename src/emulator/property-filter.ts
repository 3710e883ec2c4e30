import type { Failure } from './errors.ts';
import { failure } from './errors.ts';

/** One of `event_properties`: `{"name":"Action","operator":"equals","value":"ADD"}`. */
export interface Filter {
  readonly name: string;
  readonly holds: (property: Primitive | undefined) => boolean;
}

type Primitive = string | number;
type Compare = (property: Primitive, value: Primitive) => boolean;

/** As CleverTap's query language has them. Deliberate strictness: 12 and "12" differ, and so does case. */
const OPERATORS: Readonly<Record<string, Compare>> = {
  equals: (property, value) => property === value,
  contains: (property, value) => String(property).includes(String(value)),
  greater_than: numbers((property, value) => property > value),
  greater_than_equals: numbers((property, value) => property >= value),
  less_than: numbers((property, value) => property < value),
  less_than_equals: numbers((property, value) => property <= value),
};
const OPPOSITES: Readonly<Record<string, string>> = {
  not_equals: 'equals',
  does_not_contain: 'contains',
};

function numbers(compare: (property: number, value: number) => boolean): Compare {
  return (property, value) =>
    typeof property === 'number' && typeof value === 'number' && compare(property, value);
}

export function readFilters(properties: unknown): readonly Filter[] | Failure {
  if (!Array.isArray(properties)) return failure('parameters', 'event_properties is not an array');
  const filters = properties.map(readFilter).filter((filter) => filter !== null);
  return filters.length === properties.length
    ? filters
    : failure('parameters', 'a property lacks its name, a known operator, or a value');
}

export function passes(
  { name, holds }: Filter,
  properties: Readonly<Record<string, Primitive>>,
): boolean {
  return holds(Object.hasOwn(properties, name) ? properties[name] : undefined);
}

function readFilter(given: unknown): Filter | null {
  const { name, operator, value } = (given ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof operator !== 'string') return null;
  if (operator === 'exists') return { name, holds: (property) => property !== undefined };
  if (operator === 'does_not_exist') return { name, holds: (property) => property === undefined };
  const opposite = Object.hasOwn(OPPOSITES, operator) ? OPPOSITES[operator] : undefined;
  const compared = opposite ?? operator;
  const compare = Object.hasOwn(OPERATORS, compared) ? OPERATORS[compared] : undefined;
  const values = (Array.isArray(value) ? value : [value]).filter(isPrimitive);
  if (compare === undefined || values.length === 0) return null;
  const isAny = (property: Primitive | undefined) =>
    property !== undefined && values.some((one) => compare(property, one));
  return { name, holds: opposite === undefined ? isAny : (property) => !isAny(property) };
}

function isPrimitive(value: unknown): value is Primitive {
  return typeof value === 'string' || typeof value === 'number';
}
