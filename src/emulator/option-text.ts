import type { Counting } from '../model.ts';
import type { CreateResponse, Latency } from './options.ts';
import { CREATE_RESPONSES } from './options.ts';
import type { Parsed } from './parsed.ts';
import { durationOf, oneOf, parsed, unparsed } from './parsed.ts';
import type { SegmentKind, SegmentSeed } from './segments.ts';
import { isZone } from './zone.ts';

/** `200ms`, `1.5s`, or a range such as `150ms..250ms`. */
export function parseLatency(text: string): Parsed<Latency> {
  const [first = '', second = first, ...rest] = text.split('..');
  const from = durationOf(first);
  const to = durationOf(second);
  if (from === null || to === null || rest.length > 0) {
    return unparsed(`latency "${text}" is neither a time such as 200ms nor a range 150ms..250ms`);
  }
  return from <= to
    ? parsed({ from, to })
    : unparsed(`latency "${text}" ends before it begins; write ${second}..${first}`);
}

/** How far a clock is ahead: `20m`, behind: `-20m`; null for `none`. */
export function parseClockSkew(text: string): Parsed<number | null> {
  if (text === 'none') return parsed(null);
  const ms = durationOf(text.replace(/^-/, ''));
  if (ms === null) {
    return unparsed(`clock skew "${text}" is neither a time such as 20m or -20m nor none`);
  }
  return parsed(text.startsWith('-') ? -ms : ms);
}

/** How long after a change its event can be read: `30s`, `1h`. */
export function parseEventLag(text: string): Parsed<number> {
  return timeOf('event lag', text, '30s');
}

/** How long an event can be read: `30d`. */
export function parseEventRetention(text: string): Parsed<number> {
  return timeOf('event retention', text, '30d');
}

/** A share from 0 to 1: `0.01`. */
export function parseEventLoss(text: string): Parsed<number> {
  const share = /^(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return share <= 1
    ? parsed(share)
    : unparsed(`event loss "${text}" is not a number from 0 to 1, such as 0.01`);
}

/** A name of the time zone database: `Asia/Kolkata`. */
export function parseTimezone(text: string): Parsed<string> {
  return isZone(text)
    ? parsed(text)
    : unparsed(`time zone "${text}" is not known; write a name such as Asia/Kolkata or UTC`);
}

function timeOf(what: string, text: string, example: string): Parsed<number> {
  const ms = durationOf(text);
  return ms === null ? unparsed(`${what} "${text}" is not a time such as ${example}`) : parsed(ms);
}

/** `KEY`, `KEY=CT_ID`, or `ct:CT_ID` for a segment that has no customer segment ID. */
export function parseSegmentSeed(text: string, kind: SegmentKind = 'api'): Parsed<SegmentSeed> {
  const [, key = text, id = null] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  const bare = key.startsWith('ct:') && id === null;
  const digits = bare ? key.slice('ct:'.length) : id;
  if (key === '') return unparsed(`segment "${text}" has no key before the =`);
  if (key.startsWith('ct:') && !bare) {
    return unparsed(`segment "${text}": a key that starts with ct: has its ID in the key`);
  }
  const ctSegmentId = digits === null ? null : integerOf(digits);
  if (digits !== null && ctSegmentId === null) {
    return unparsed(`segment "${text}": "${digits}" is not a segment ID, which is a whole number`);
  }
  return parsed({ kind, ctSegmentId, customerSegmentId: bare ? null : key, name: key });
}

export function parseCounting(text: string): Parsed<Counting> {
  return chosen('counting', text, ['occurrences', 'distinct', 'pairs']);
}

export function parseCreateResponse(text: string): Parsed<CreateResponse> {
  return chosen('create response', text, CREATE_RESPONSES);
}

export function parseReserved(text: string): Parsed<'skip' | 'accept'> {
  return chosen('reserved', text, ['skip', 'accept']);
}

/** The HTTP status of code 100: 200 to 599. */
export function parseCode100Status(text: string): Parsed<number> {
  return inRange('code 100 status', text, 200, 599);
}

export function parsePort(text: string): Parsed<number> {
  return inRange('port', text, 0, 65_535);
}

export function parseLanes(text: string): Parsed<number> {
  return inRange('lanes', text, 1, 1000);
}

export function parseSeed(text: string): Parsed<number> {
  return inRange('seed', text, 0, 0xffff_ffff);
}

/** Bytes: a number, or with `k` or `m` behind it, KiB or MiB. */
export function parseBodyLimit(text: string): Parsed<number> {
  const [, number = '', unit = ''] = /^(\d{1,9})([kKmM]?)$/.exec(text) ?? [];
  const bytes = Number(number) * { '': 1, k: 1024, m: 1024 * 1024 }[unit.toLowerCase() as ''];
  return number !== '' && bytes > 0
    ? parsed(bytes)
    : unparsed(`body limit "${text}" is not a size such as 512k or 8m`);
}

function chosen<const T extends string>(
  what: string,
  text: string,
  values: readonly T[],
): Parsed<T> {
  const value = oneOf(text, values);
  return value === null
    ? unparsed(`${what} "${text}" is not one of ${values.join(', ')}`)
    : parsed(value);
}

function inRange(what: string, text: string, from: number, to: number): Parsed<number> {
  const value = integerOf(text);
  return value === null || value < from || value > to
    ? unparsed(`${what} "${text}" is not a whole number from ${from} to ${to}`)
    : parsed(value);
}

function integerOf(text: string): number | null {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}
