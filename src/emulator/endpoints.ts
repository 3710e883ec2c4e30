import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from './context.ts';
import type { Exchange } from './deliver.ts';
import { deliver } from './deliver.ts';
import { failure } from './errors.ts';
import type { ApiName } from './faults.ts';
import type { ReadBody, Reply } from './http.ts';
import { readBody, refusal, writeReply } from './http.ts';
import type { Arrived } from './operations.ts';
import { operate } from './operations.ts';
import type { RequestRecord } from './request-log.ts';
import { keptText } from './request-log.ts';

/**
 * One request to one of CleverTap's APIs: authentication, a lane, the body, the time it takes, then
 * processing and answer, with a fault where one is due. The lane is taken when the head of the
 * request arrives (the stricter reading of "in flight") and held until it has been processed,
 * whether or not the client still listens. What is refused before that holds no lane.
 */
export async function serveEndpoint(
  context: Context,
  api: ApiName,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const record = begin(context, api, request);
  const early = refuseEarly(context, api, request);
  const leave = early === null ? context.lanes[api].enter() : null;
  if (leave === null) {
    finish(context, record, response, early ?? refusal(failure('concurrency', 'no free lane')));
    return;
  }
  context.changed();
  const { maxBodyBytes, bodyTimeoutMs } = context.settings;
  const body = await readBody(request, maxBodyBytes, bodyTimeoutMs);
  if (body.kind !== 'whole') {
    leave();
    giveUp(context, record, response, body);
    return;
  }
  record.sent = keptText(body.bytes);
  const effect = context.faults.next(api);
  record.fault = effect?.kind ?? null;
  const ms = drawLatency(context);
  if (ms > 0) await new Promise<void>((done) => context.settings.timers.after(ms, done));
  const arrived = { api, request, url, bytes: body.bytes, record };
  deliver(effect, exchangeOf(context, arrived, response, leave));
}

function begin(
  { account, log, settings }: Context,
  api: ApiName,
  { method = '' }: IncomingMessage,
): RequestRecord {
  account.requests += 1;
  return log.begin(account.requests, api, method, settings.now());
}

/** Deliberate strictness: any other method than the documented ones is refused. */
function refuseEarly(
  { settings }: Context,
  api: ApiName,
  { method, headers }: IncomingMessage,
): Reply | null {
  const isRead = api === 'events' || api === 'counts';
  if (method !== 'POST' && !(isRead && method === 'GET')) {
    return refusal(failure('method'));
  }
  const known =
    headers['x-clevertap-account-id'] === settings.accountId &&
    headers['x-clevertap-passcode'] === settings.passcode;
  return known ? null : refusal(failure('authentication'));
}

function drawLatency({ settings, random }: Context): number {
  const { from, to } = settings.latency;
  return from === to ? from : from + random() * (to - from);
}

function exchangeOf(
  context: Context,
  arrived: Arrived,
  response: ServerResponse,
  leave: () => void,
): Exchange {
  const { record } = arrived;
  const { socket } = response;
  return {
    process: (condition) => {
      record.hungUp = response.destroyed;
      const reply = operate(context, arrived, condition);
      context.changed();
      return reply;
    },
    answer: (reply) => {
      leave();
      finish(context, record, response, reply);
    },
    answerHalf: (reply) => {
      leave();
      finish(context, record, null, reply);
      const bytes = Buffer.from(reply.body);
      response.writeHead(reply.status, {
        'Content-Type': reply.contentType,
        'Content-Length': bytes.length,
      });
      response.write(bytes.subarray(0, bytes.length >> 1), () => socket?.destroy());
    },
    leave: () => {
      leave();
      settle(context, record);
    },
    reset: () => {
      socket?.resetAndDestroy();
    },
    whenGone: (then) => {
      if (response.destroyed) then();
      else response.once('close', then);
    },
    after: context.settings.timers.after,
    random: context.random,
  };
}

function finish(
  context: Context,
  record: RequestRecord,
  response: ServerResponse | null,
  reply: Reply,
): void {
  record.status = reply.status;
  record.answer = keptText(reply.body);
  record.note ??= reply.note;
  settle(context, record);
  if (response !== null) writeReply(response, reply);
}

function settle({ settings, changed }: Context, record: RequestRecord): void {
  record.ms = settings.now() - record.time;
  changed();
}

function giveUp(
  context: Context,
  record: RequestRecord,
  response: ServerResponse,
  body: Exclude<ReadBody, { readonly kind: 'whole' }>,
): void {
  if (body.kind === 'gone') {
    record.hungUp = true;
    record.note = 'the client hung up before its request was whole';
    settle(context, record);
    return;
  }
  response.setHeader('Connection', 'close');
  finish(context, record, response, refusal(body.failure));
}
