import type { ApiName, Fault, FaultEffect } from './faults.ts';
import { API_NAMES } from './faults.ts';
import type { Parsed } from './parsed.ts';
import { durationOf, oneOf, parsed, unparsed } from './parsed.ts';

/**
 * `status=500,rate=0.1`: what goes wrong first, then how often and where. See `docs/emulator.md` for
 * the whole table. `times` is how many requests the fault meets where the text does not say.
 */
export function parseFault(text: string, times: number | null = null): Parsed<Fault> {
  const [head, ...rest] = text.split(',').map(fieldOf);
  const { name: kind = '', value = null } = head ?? {};
  const fields = new Map(rest.map((field) => [field.name, field.value ?? '']));
  if (fields.size < rest.length) return unparsed(`fault "${text}" gives a field twice`);
  try {
    const effect = effectOf(kind, value, fields);
    const fault = {
      effect,
      rate: fractionOf(take(fields, 'rate') ?? '1', 'rate'),
      times: countOf(take(fields, 'times'), times),
      api: apiOf(take(fields, 'api'), effect),
      text,
    };
    const [unknown] = fields.keys();
    return unknown === undefined
      ? parsed(fault)
      : unparsed(`fault "${text}": ${kind} takes no "${unknown}"`);
  } catch (error) {
    if (error instanceof Unreadable) return unparsed(`fault "${text}": ${error.message}`);
    throw error;
  }
}

class Unreadable extends Error {}

type Fields = Map<string, string>;

function fieldOf(text: string): { readonly name: string; readonly value: string | null } {
  const at = text.indexOf('=');
  if (at < 0) return { name: text.trim(), value: null };
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

function take(fields: Fields, name: string): string | null {
  const value = fields.get(name) ?? null;
  fields.delete(name);
  return value;
}

function effectOf(kind: string, value: string | null, fields: Fields): FaultEffect {
  switch (kind) {
    case 'status':
      return { kind, status: statusOf(value), processed: isAfter(fields, 'before') };
    case 'reset':
      return { kind, processed: isAfter(fields, value ?? 'before') };
    case 'stall':
      return { kind, ms: timeOf(value ?? '30s') };
    case 'truncate':
    case 'nonjson':
      return { kind, processed: isAfter(fields, value ?? 'after') };
    case 'lost':
    case 'progress':
    case 'partial':
      return { kind };
    case 'late':
      return { kind, ms: timeOf(value ?? '1s'), cut: isYes(fields, 'cut', 'no') };
    case 'fail':
      return { kind, shape: failShapeOf(value), processed: isAfter(fields, 'before') };
    case 'skip':
      return {
        kind,
        share: fractionOf(value ?? '1', 'the share'),
        reported: isYes(fields, 'reported', 'no'),
      };
    default:
      throw new Unreadable(
        'it must begin with status, reset, stall, truncate, nonjson, lost, late, progress, partial, fail or skip',
      );
  }
}

function isAfter(fields: Fields, byDefault: string): boolean {
  const when = take(fields, 'when') ?? byDefault;
  if (when === 'before' || when === 'after') return when === 'after';
  throw new Unreadable(`"${when}" is neither before nor after (processing)`);
}

function isYes(fields: Fields, name: string, byDefault: string): boolean {
  const value = take(fields, name) ?? byDefault;
  if (value === 'yes' || value === 'no') return value === 'yes';
  throw new Unreadable(`${name} is neither yes nor no`);
}

function statusOf(value: string | null): number {
  if (value !== null && /^[45]\d\d$/.test(value)) return Number(value);
  throw new Unreadable('status wants a number from 400 to 599');
}

function failShapeOf(value: string | null): 'success' | 'status' {
  const shape = oneOf(value ?? 'status', ['success', 'status']);
  if (shape !== null) return shape;
  throw new Unreadable('fail is either success (for success:false) or status (for status:"fail")');
}

function timeOf(value: string): number {
  const ms = durationOf(value);
  if (ms !== null) return ms;
  throw new Unreadable(`"${value}" is not a time such as 200ms or 5s`);
}

function fractionOf(value: string, what: string): number {
  const number = /^(\d+(\.\d+)?|\.\d+)$/.test(value) ? Number(value) : Number.NaN;
  if (number > 0 && number <= 1) return number;
  throw new Unreadable(`${what} is not a number above 0 and at most 1`);
}

function countOf(value: string | null, byDefault: number | null): number | null {
  if (value === null) return byDefault;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Unreadable('times is not a whole number from 1');
}

function apiOf(value: string | null, { kind }: FaultEffect): ApiName | null {
  if (value === null) return kind === 'partial' ? 'counts' : null;
  const api = oneOf(value, API_NAMES);
  if (kind === 'partial' && api !== 'counts') throw new Unreadable('partial is of api=counts only');
  if (api !== null) return api;
  throw new Unreadable(`api is not one of ${API_NAMES.join(', ')}`);
}
