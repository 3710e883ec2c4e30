import { describe, expect, it } from 'vitest';
import { parseFault } from '../../src/emulator/fault-text.ts';
import {
  parseBodyLimit,
  parseClockSkew,
  parseCode100Status,
  parseCounting,
  parseCreateResponse,
  parseEventLag,
  parseEventLoss,
  parseEventRetention,
  parseLanes,
  parseLatency,
  parsePort,
  parseReserved,
  parseSeed,
  parseSegmentSeed,
  parseTimezone,
} from '../../src/emulator/option-text.ts';

const value = (parsed: object) => ('value' in parsed ? parsed.value : parsed);
const error = (parsed: object) => ('error' in parsed ? parsed.error : parsed);

describe('latency', () => {
  it('reads a time or a range', () => {
    expect(value(parseLatency('200ms'))).toEqual({ from: 200, to: 200 });
    expect(value(parseLatency('1.5s'))).toEqual({ from: 1500, to: 1500 });
    expect(value(parseLatency('150ms..250ms'))).toEqual({ from: 150, to: 250 });
    expect(value(parseLatency('0..1m'))).toEqual({ from: 0, to: 60_000 });
  });

  it('says what is wrong', () => {
    expect(error(parseLatency('soon'))).toBe(
      'latency "soon" is neither a time such as 200ms nor a range 150ms..250ms',
    );
    expect(error(parseLatency('2s..1s'))).toBe(
      'latency "2s..1s" ends before it begins; write 1s..2s',
    );
    expect(parseLatency('1..2..3').ok).toBe(false);
    expect(parseLatency('-5ms').ok).toBe(false);
  });
});

describe('clock skew', () => {
  it('reads a time ahead, a time behind, and none', () => {
    expect(['20m', '-1.5s', '0', 'none'].map((text) => value(parseClockSkew(text)))).toEqual([
      1_200_000,
      -1500,
      0,
      null,
    ]);
  });

  it('says what is wrong', () => {
    expect(error(parseClockSkew('--20m'))).toBe(
      'clock skew "--20m" is neither a time such as 20m or -20m nor none',
    );
    expect(parseClockSkew('').ok).toBe(false);
  });
});

describe('events', () => {
  it('reads how late, how long and how many of them can be read, and the zone', () => {
    expect(['0', '30s', '1h'].map((text) => value(parseEventLag(text)))).toEqual([
      0, 30_000, 3_600_000,
    ]);
    expect(value(parseEventRetention('30d'))).toBe(2_592_000_000);
    expect(['0', '.01', '1'].map((text) => value(parseEventLoss(text)))).toEqual([0, 0.01, 1]);
    expect(value(parseTimezone('Asia/Kolkata'))).toBe('Asia/Kolkata');
  });

  it('says what is wrong', () => {
    expect(error(parseEventLag('soon'))).toBe('event lag "soon" is not a time such as 30s');
    expect(error(parseEventRetention('-1d'))).toBe(
      'event retention "-1d" is not a time such as 30d',
    );
    expect(error(parseEventLoss('1.1'))).toBe(
      'event loss "1.1" is not a number from 0 to 1, such as 0.01',
    );
    expect(parseEventLoss('').ok).toBe(false);
    expect(error(parseTimezone('Mars/Base'))).toBe(
      'time zone "Mars/Base" is not known; write a name such as Asia/Kolkata or UTC',
    );
    expect(parseTimezone('').ok).toBe(false);
  });
});

describe('segments', () => {
  it('reads a key, a key with an ID, and an ID alone', () => {
    const api = { kind: 'api', ctSegmentId: null };
    expect(value(parseSegmentSeed('vip'))).toEqual({
      ...api,
      customerSegmentId: 'vip',
      name: 'vip',
    });
    expect(value(parseSegmentSeed('a=b=12', 'partner'))).toEqual({
      kind: 'partner',
      ctSegmentId: 12,
      customerSegmentId: 'a=b',
      name: 'a=b',
    });
    expect(value(parseSegmentSeed('ct:5678'))).toEqual({
      kind: 'api',
      ctSegmentId: 5678,
      customerSegmentId: null,
      name: 'ct:5678',
    });
  });

  it('says what is wrong', () => {
    expect(error(parseSegmentSeed('vip=x'))).toBe(
      'segment "vip=x": "x" is not a segment ID, which is a whole number',
    );
    expect(error(parseSegmentSeed('=12'))).toBe('segment "=12" has no key before the =');
    expect(parseSegmentSeed('').ok).toBe(false);
    expect(parseSegmentSeed('ct:5=6').ok).toBe(false);
    expect(parseSegmentSeed('ct:x').ok).toBe(false);
  });
});

describe('faults', () => {
  const whole = { rate: 1, times: null, api: null };
  const effect = (text: string) => (value(parseFault(text)) as { readonly effect: unknown }).effect;

  it('reads what goes wrong, how often and where', () => {
    expect(value(parseFault('status=500,rate=0.1'))).toEqual({
      ...whole,
      effect: { kind: 'status', status: 500, processed: false },
      rate: 0.1,
      text: 'status=500,rate=0.1',
    });
    expect(value(parseFault('lost, times=2, api=create', 1))).toEqual({
      ...whole,
      effect: { kind: 'lost' },
      times: 2,
      api: 'create',
      text: 'lost, times=2, api=create',
    });
  });

  it.each([
    ['status=503,when=after', { kind: 'status', status: 503, processed: true }],
    ['reset', { kind: 'reset', processed: false }],
    ['reset=after', { kind: 'reset', processed: true }],
    ['stall=5s', { kind: 'stall', ms: 5000 }],
    ['truncate', { kind: 'truncate', processed: true }],
    ['nonjson,when=before', { kind: 'nonjson', processed: false }],
    ['late=2s,cut=yes', { kind: 'late', ms: 2000, cut: true }],
    ['fail=success', { kind: 'fail', shape: 'success', processed: false }],
    ['fail', { kind: 'fail', shape: 'status', processed: false }],
    ['skip=.5,reported=yes', { kind: 'skip', share: 0.5, reported: true }],
  ])('reads %s', (text, expected) => {
    expect(effect(text)).toEqual(expected);
  });

  it.each([
    ['status', 'fault "status": status wants a number from 400 to 599'],
    ['lost,rate=2', 'fault "lost,rate=2": rate is not a number above 0 and at most 1'],
    ['lost,times=0', 'fault "lost,times=0": times is not a whole number from 1'],
    ['lost,api=other', 'fault "lost,api=other": api is not one of update, create, events, counts'],
    ['lost,when=after', 'fault "lost,when=after": lost takes no "when"'],
    ['lost,rate=1,rate=1', 'fault "lost,rate=1,rate=1" gives a field twice'],
    ['partial,api=events', 'fault "partial,api=events": partial is of api=counts only'],
    ['reset=now', 'fault "reset=now": "now" is neither before nor after (processing)'],
    ['late=soon', 'fault "late=soon": "soon" is not a time such as 200ms or 5s'],
    ['late,cut=maybe', 'fault "late,cut=maybe": cut is neither yes nor no'],
    [
      'fail=x',
      'fault "fail=x": fail is either success (for success:false) or status (for status:"fail")',
    ],
  ])('says what is wrong with %s', (text, expected) => {
    expect(error(parseFault(text))).toBe(expected);
  });
});

describe('choices and numbers', () => {
  it('reads them', () => {
    expect(value(parseCounting('pairs'))).toBe('pairs');
    expect(value(parseCreateResponse('keyed'))).toBe('keyed');
    expect(value(parseReserved('accept'))).toBe('accept');
    expect(value(parseCode100Status('200'))).toBe(200);
    expect(value(parsePort('0'))).toBe(0);
    expect(value(parseLanes('10'))).toBe(10);
    expect(value(parseSeed('42'))).toBe(42);
    expect(value(parseBodyLimit('1000'))).toBe(1000);
    expect(value(parseBodyLimit('8m'))).toBe(8_388_608);
    expect(value(parseBodyLimit('512K'))).toBe(524_288);
  });

  it('says what is wrong', () => {
    expect(error(parseCounting('all'))).toBe(
      'counting "all" is not one of occurrences, distinct, pairs',
    );
    expect(error(parsePort('65536'))).toBe('port "65536" is not a whole number from 0 to 65535');
    expect(error(parseBodyLimit('0'))).toBe('body limit "0" is not a size such as 512k or 8m');
    expect(parseLanes('0').ok).toBe(false);
    expect(parseSeed('-1').ok).toBe(false);
    expect(parseCode100Status('99').ok).toBe(false);
  });
});
