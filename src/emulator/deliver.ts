import { STATUS_CODES } from 'node:http';
import { assertExhaustive } from '../model.ts';
import { failure } from './errors.ts';
import type { FaultEffect } from './faults.ts';
import type { Reply } from './http.ts';
import { jsonReply, refusal } from './http.ts';
import type { Random } from './random.ts';
import type { Skipping } from './update-segment.ts';

/** How a fault has a request processed. */
export type Condition = Skipping | { readonly kind: 'partial' };

/** One request at the moment when it would be processed and answered. */
export interface Exchange {
  /** Does what the request asks; its lane is still held. */
  process(condition: Condition | null): Reply;
  /** Frees the lane, then answers: a client that reads the answer finds the lane free. */
  answer(reply: Reply): void;
  /** As `answer`, but the connection ends half-way through the body. */
  answerHalf(reply: Reply): void;
  /** Frees the lane; nothing is answered, and the connection stays open. */
  leave(): void;
  /** Resets the connection; the lane is still held. */
  reset(): void;
  whenGone(then: () => void): void;
  after(ms: number, then: () => void): void;
  readonly random: Random;
}

/** Processes and answers a request as the fault that it met has it. */
export function deliver(effect: FaultEffect | null, exchange: Exchange): void {
  switch (effect?.kind) {
    case 'reset':
    case 'lost':
    case 'late':
      leaveUnanswered(effect, exchange);
      break;
    case 'stall':
      exchange.after(effect.ms, () => exchange.answer(exchange.process(null)));
      break;
    case 'truncate':
      exchange.answerHalf(effect.processed ? exchange.process(null) : UNPROCESSED);
      break;
    default:
      exchange.answer(replyTo(effect ?? null, exchange));
  }
}

const IN_PROGRESS = jsonReply(200, {
  status: 'fail',
  error: 'Request still in progress, please retry later',
  code: 2,
});
const UNPROCESSED = jsonReply(200, { success: true });

type Unanswered = Extract<FaultEffect, { readonly kind: 'reset' | 'lost' | 'late' }>;
type Answered = Exclude<FaultEffect, Unanswered | { readonly kind: 'stall' | 'truncate' }>;

function leaveUnanswered(effect: Unanswered, exchange: Exchange): void {
  if (effect.kind === 'late') {
    if (effect.cut) exchange.reset();
    exchange.whenGone(() =>
      exchange.after(effect.ms, () => {
        exchange.process(null);
        exchange.leave();
      }),
    );
    return;
  }
  if (effect.kind === 'lost' || effect.processed) exchange.process(null);
  exchange.leave();
  if (effect.kind === 'reset') exchange.reset();
}

function replyTo(effect: Answered | null, exchange: Exchange): Reply {
  if (effect === null) return exchange.process(null);
  if (effect.kind === 'skip') {
    const { share, reported } = effect;
    const draw = () => share >= 1 || exchange.random() < share;
    return exchange.process({ kind: 'skip', draw, reported });
  }
  if (effect.kind === 'partial') return exchange.process({ kind: 'partial' });
  if (effect.kind === 'progress') return IN_PROGRESS;
  if (effect.processed) exchange.process(null);
  switch (effect.kind) {
    case 'status':
      return statusReply(effect.status);
    case 'fail':
      return failReply(effect.shape);
    case 'nonjson':
      return pageReply(200);
    default:
      return assertExhaustive(effect);
  }
}

/** Bodies of 5xx need not be JSON: 500 has the specification's text, any other comes from a proxy. */
function statusReply(status: number): Reply {
  if (status === 500) return refusal(failure('unknown'));
  if (status === 429) return refusal(failure('concurrency'));
  if (status === 401) return refusal(failure('authentication'));
  if (status === 400) return refusal(failure('parameters'));
  return status > 500 ? pageReply(status) : jsonReply(status, failBody(status));
}

function failReply(shape: 'success' | 'status'): Reply {
  return jsonReply(200, shape === 'success' ? { success: false } : failBody(500));
}

function failBody(code: number) {
  return { status: 'fail', error: STATUS_CODES[code] ?? 'Error', code };
}

function pageReply(status: number): Reply {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, body, note: null, contentType: 'text/html' };
}
