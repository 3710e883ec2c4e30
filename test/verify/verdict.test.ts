import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Known, Reach, Sent, Trace } from '../../src/verify/terms.ts';
import { verdictByEvents, verdictByList } from '../../src/verify/verdict.ts';

interface Case {
  readonly name: string;
  readonly locked: Known['state'];
  readonly unsettled?: boolean;
  readonly sent: readonly string[];
  readonly reach?: Partial<Reach>;
  readonly events: { readonly traces: readonly string[]; readonly verdict: string };
  readonly list?: { readonly there: boolean; readonly verdict: string };
}

const HOUR = 3_600_000;
const CASES = parse(
  readFileSync(join(import.meta.dirname, 'verdicts.yaml'), 'utf8'),
) as readonly Case[];

function known({ locked, unsettled = false, sent }: Case): Known {
  return { state: locked, isUnsettled: unsettled, sent: sent.map(sentOf) };
}

function sentOf(text: string): Sent {
  const [record = '', operation] = text.split(' ');
  const startedAt = Number(record) * HOUR;
  const by = { serial: Number(record), isApply: true, startedAt, endedAt: startedAt + HOUR / 6 };
  return { operation: operation as Sent['operation'], isClear: true, by };
}

function traceOf(text: string): Trace {
  const [time = '', operation] = text.split(' ');
  const [at = 0, latest = at] = time.split('/').map(Number);
  return { operation: operation as Trace['operation'], at: at * HOUR, latest: latest * HOUR };
}

function reach({ reach: given = {} }: Case): Reach {
  const { from = 1, oldest = 1, remembers = Number.NEGATIVE_INFINITY } = given;
  const { confirmed = null, counted = null, proven = null } = given;
  return {
    from: from * HOUR,
    oldest: oldest === null ? null : oldest * HOUR,
    until: 90 * HOUR,
    remembers: remembers * HOUR,
    confirmed,
    proven,
    counted: counted === null ? null : counted * HOUR,
  };
}

describe('the verdict by events', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('on %s', (_, one) => {
    const { kind, why } = verdictByEvents(known(one), one.events.traces.map(traceOf), reach(one));
    expect(`${kind} ${why}`).toBe(one.events.verdict);
  });
});

describe('the verdict by a download', () => {
  const listed = CASES.flatMap(({ list, ...one }) =>
    list === undefined ? [] : [{ ...one, list }],
  );
  it.each(listed.map((one) => [one.name, one] as const))('on %s', (_, one) => {
    const { kind, why } = verdictByList(known(one), one.list.there, reach(one));
    expect(`${kind} ${why}`).toBe(one.list.verdict);
  });
});
