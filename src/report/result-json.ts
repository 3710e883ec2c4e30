import type { ApplySummary } from '../apply/apply-summary.ts';
import { exitCodeOf } from '../apply/apply-summary.ts';
import { plain } from '../message.ts';
import { json } from './escape.ts';
import type { Shown } from './privacy.ts';

/** The result of an apply as one JSON document; a rejected change a line. */
export function resultToJson(summary: Shown<ApplySummary>): string {
  const { outcome, changes, requests, seconds, creates, adopted = 0, settling = 0 } = summary;
  const { total, accepted, rejected, unconfirmed, unsent } = changes;
  const facts = json({
    format: 'segops-result/1',
    outcome,
    exit_code: exitCodeOf(outcome),
    changes: { total, accepted, rejected, unconfirmed, unsent },
    settling,
    requests,
    seconds,
    creates,
    adopted,
    ...(summary.held === undefined ? {} : { held: summary.held }),
    stopped_because: summary.stoppedBecause === null ? null : plain(summary.stoppedBecause),
    serial: summary.serial,
    next: summary.next === null ? null : plain(summary.next),
  });
  const rows = summary.rejected.map(({ change, message }) =>
    json({
      segment: change.segment,
      operation: change.operation,
      [change.member.kind]: change.member.value,
      message: plain(message),
    }),
  );
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
  return `${facts.slice(0, -1)},"rejected":${list}}\n`;
}
