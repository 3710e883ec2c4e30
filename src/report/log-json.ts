import type { LogEntry } from '../inspect/log.ts';
import { json } from './escape.ts';

/** The log as JSON lines, one apply to a line, so that it can be cut, searched and joined. */
export function* logToJsonLines(entries: Iterable<LogEntry>): Generator<string> {
  for (const { record, state, segments, found, commit: says } of entries) {
    const { serial, apply, startedAt, endedAt, commit, actor, run, plan, recovered } = record;
    const document = {
      serial,
      apply,
      started_at: new Date(startedAt).toISOString(),
      ended_at: new Date(endedAt).toISOString(),
      commit,
      uncommitted: record.uncommitted ?? false,
      subject: says?.subject ?? null,
      pull_request: says?.pullRequest ?? null,
      reviewed:
        record.reviewed?.map(({ pullRequest, approvedBy }) => ({
          pull_request: pullRequest,
          approved_by: approvedBy,
        })) ?? null,
      actor,
      run,
      plan,
      recovered: recovered && state === 'none',
      state: state === 'none' ? 'recorded' : state,
      stopped: record.stopped ?? null,
      verified: record.verified ?? null,
      confirmed: (record.proven ?? []).map(({ key, through }) => ({ segment: key, through })),
      waivers: record.waivers.map(({ segment, reason, until }) => ({
        segment,
        reason,
        until: new Date(until).toISOString(),
      })),
      segments: segments.map(({ changes, lists, listsBefore, ...counts }) => ({
        ...counts,
        lists: lists.map(({ role, path, rows, sha256 }) => ({ role, path, rows, sha256 })),
      })),
      ...(found === null
        ? {}
        : {
            changes: found.map(({ key, change }) => ({
              segment: key,
              operation: change.operation,
              again: change.again,
              outcome: change.outcome,
              [change.member.kind]: change.member.value,
            })),
          }),
    };
    yield `${json(document)}\n`;
  }
}
