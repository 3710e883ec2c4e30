import type { LastChange, NamedAt, Why } from '../inspect/why.ts';
import { verdictOf } from '../inspect/why.ts';
import { json } from './escape.ts';

/** The same facts as the text, for programs. */
export function whyToJson({ member, segments }: Why): string {
  const document = {
    [member.kind]: member.value,
    segments: segments.map((one) => ({
      segment: one.key,
      name: one.name,
      verdict: verdictOf(one),
      declared: one.declared,
      blocked: one.blocked,
      listed: one.listed.map(placeOf),
      held_back_by: one.keptOutBy.map((by) =>
        by.kind === 'segment' ? { segment: by.key } : { file: by.path, rows: by.rows.map(placeOf) },
      ),
      other_case: one.otherCase.map(placeOf),
      lockfile: one.locked,
      last: one.last === null ? null : lastOf(one.last),
    })),
  };
  return `${json(document)}\n`;
}

function placeOf({ file, line, value }: NamedAt) {
  return { file, line, value };
}

function lastOf({ record, change }: LastChange) {
  const { serial, startedAt, commit, actor, run } = record;
  const at = new Date(startedAt).toISOString();
  return { operation: change.operation, outcome: change.outcome, serial, at, commit, actor, run };
}
