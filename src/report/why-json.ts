import type { KeptOutBy, LastChange, NamedAt, Why } from '../inspect/why.ts';
import { verdictOf } from '../inspect/why.ts';
import { takeText } from '../members/split.ts';
import { assertExhaustive } from '../model.ts';
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
      frozen: one.frozen?.last ?? null,
      listed: one.listed.map(placeOf),
      held_back_by: one.keptOutBy.map((by) => ({ ...keeperOf(by), ...throughOf(by) })),
      other_case: one.otherCase.map(placeOf),
      lockfile: one.locked,
      last: one.last === null ? null : lastOf(one.last),
    })),
  };
  return `${json(document)}\n`;
}

function keeperOf(by: KeptOutBy) {
  switch (by.kind) {
    case 'segment':
      return { segment: by.key };
    case 'day':
      return { day: by.today };
    case 'split':
      return { salt: by.split.salt, take: takeText(by.split) };
    case 'list':
      return { file: by.path, rows: by.rows.map(placeOf) };
    case 'not-in':
      return by.source.kind === 'segment'
        ? { not_in_segment: by.source.key }
        : { not_in: by.source.path };
    default:
      return assertExhaustive(by);
  }
}

function throughOf({ through }: Pick<NamedAt, 'through'>) {
  return through === undefined ? {} : { through };
}

function placeOf(row: NamedAt) {
  const { file, line, value, days } = row;
  const dated = days && { first_day: days.first, last_day: days.last };
  return { file, line, value, ...dated, ...throughOf(row) };
}

function lastOf({ record, change }: LastChange) {
  const { serial, startedAt, commit, actor, run } = record;
  const at = new Date(startedAt).toISOString();
  return { operation: change.operation, outcome: change.outcome, serial, at, commit, actor, run };
}
