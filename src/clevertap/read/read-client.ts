import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../../message.ts';
import type { Operation, SegmentIds } from '../../model.ts';
import type { Env } from '../connect.ts';
import type { Access } from '../exchange.ts';
import { openExchanges } from '../exchange.ts';
import type { Waiting } from './ask.ts';
import { Asker } from './ask.ts';
import { upTo, zonedTime } from './days.ts';
import { readEvents } from './events.ts';
import { countQuestion, pendingCount, tokenOf } from './questions.ts';
import type { CountAnswer, DayRange, ReadingClient } from './reading.ts';

export interface ReadingOptions extends Access {
  readonly env: Env;
  /** Of the account, such as `Asia/Kolkata`. Days and times of events are in it. */
  readonly timezone: string;
  /** Questions under way at once. CleverTap allows three, which other exports of the account share. */
  readonly inFlight?: number;
  /** How long one question may take, with all its repetitions. */
  readonly patienceMs?: number;
  /** Of a page of events; where one is longer, smaller pages are asked for. */
  readonly maxPageBytes?: number;
  readonly waiting?: Waiting;
  /** Ends all waiting. */
  readonly signal?: AbortSignal;
}

const PATIENCE_MS = 300_000;
/** 5,000 events with a profile of some 6 KB each. */
const PAGE_BYTES = 32 * 1024 * 1024;

/** Throws a Failure where a proxy variable cannot be read, RangeError for a zone that does not exist. */
export function createReadingClient(options: ReadingOptions): ReadingClient {
  const { inFlight = 1, patienceMs = PATIENCE_MS, waiting = systemWaiting } = options;
  const { signal = new AbortController().signal, maxPageBytes = PAGE_BYTES } = options;
  const time = zonedTime(options.timezone);
  const dispatcher = openExchanges({ ...options, inFlight });
  const asker = new Asker({ access: options, dispatcher, inFlight, waiting, patienceMs, signal });
  const past = (days: DayRange) => upTo(time.dayAt(waiting.now()), days);
  return {
    count: async (segment, operation, days) => {
      const known = past(days);
      return known === null ? { kind: 'count', count: 0 } : count(asker, segment, operation, known);
    },
    events: (days, resume) => readEvents({ asker, time, maxPageBytes }, past(days), resume),
    close: () => dispatcher.destroy(),
  };
}

const systemWaiting: Waiting = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, signal) =>
    delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};

async function count(
  asker: Asker,
  segment: SegmentIds,
  operation: Operation,
  days: DayRange,
): Promise<CountAnswer> {
  const patience = asker.patience();
  for (let question = countQuestion(segment, operation, days); ; ) {
    const told = await asker.ask(question, patience);
    switch (told.kind) {
      case 'incomplete':
        return told;
      case 'refused':
        return asker.incomplete(told.said);
      case 'too-long':
        return asker.incomplete(say`CleverTap answered more than a count`);
      case 'pending': {
        const requestId = tokenOf(told.body.req_id);
        if (requestId !== null) question = pendingCount(requestId);
        if (await patience.wait(null)) continue;
        return asker.incomplete(say`CleverTap was still counting after ${patience.words}`);
      }
      case 'told':
        return countIn(asker, told.body.count);
    }
  }
}

function countIn(asker: Asker, value: unknown): CountAnswer {
  const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  if (!isCount) return asker.incomplete(say`CleverTap answered without a count`);
  asker.answered();
  return { kind: 'count', count: value };
}
