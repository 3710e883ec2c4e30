import type { IncomingMessage } from 'node:http';
import { assertExhaustive } from '../model.ts';
import type { Context } from './context.ts';
import { pendingCount, queryCount } from './counts.ts';
import { createSegmentsFrom } from './create-segment.ts';
import type { Condition } from './deliver.ts';
import { failure } from './errors.ts';
import type { ApiName } from './faults.ts';
import { queryEvents, readEvents } from './get-events.ts';
import type { Reply } from './http.ts';
import { isJsonType, JSON_TYPE, jsonReply, parseJson, refusal } from './http.ts';
import type { RequestRecord } from './request-log.ts';
import { checkLimits } from './update-limits.ts';
import { readUpdateRequest } from './update-request.ts';
import { updateSegments } from './update-segment.ts';

/** A request that has arrived whole, past authentication, in a lane. */
export interface Arrived {
  readonly api: ApiName;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly bytes: Buffer;
  readonly record: RequestRecord;
}

/** Does what a request asks, now; throws for nothing that a client can send. */
export function operate(context: Context, arrived: Arrived, condition: Condition | null): Reply {
  const { api, request, url, bytes } = arrived;
  const isPartial = condition?.kind === 'partial';
  if (request.method === 'GET') {
    return api === 'counts'
      ? pendingCount(context, url.searchParams, isPartial)
      : readEvents(context, url.searchParams);
  }
  if (!isJsonType(request.headers['content-type'])) {
    return refusal(failure('parameters', 'Content-Type is not application/json'));
  }
  const json = parseJson(bytes);
  if (!('value' in json)) return refusal(json);
  switch (api) {
    case 'update':
      return update(context, arrived.record, json.value, condition);
    case 'create':
      return create(context, arrived.record, json.value);
    case 'events':
      return queryEvents(context, url.searchParams, json.value);
    case 'counts':
      return queryCount(context, json.value, isPartial);
    default:
      return assertExhaustive(api);
  }
}

const SUCCESS: Reply = {
  status: 200,
  body: '{"success":true}',
  note: null,
  contentType: JSON_TYPE,
};

function update(
  { account, settings, isLost }: Context,
  record: RequestRecord,
  body: unknown,
  condition: Condition | null,
): Reply {
  const entries = readUpdateRequest(body, settings.reserved);
  if ('error' in entries) return refusal(entries);
  const exceeded = checkLimits(entries, settings.counting, settings.code100Status);
  if (exceeded !== null) return refusal(exceeded);
  const request = record.number;
  const skipping = condition?.kind === 'skip' ? condition : null;
  const into = { account, request, trace: { time: settings.now(), isLost }, skipping };
  Object.assign(record, updateSegments(entries, into));
  return SUCCESS;
}

function create({ account, settings }: Context, record: RequestRecord, body: unknown): Reply {
  const answer = createSegmentsFrom(body, account.segments, settings.createResponse);
  if ('error' in answer) return refusal(answer);
  Object.assign(record, {
    segments: answer.created + answer.refused,
    applied: answer.created,
    skipped: answer.refused,
  });
  return jsonReply(answer.status, answer.body);
}
