import { plain } from '../message.ts';
import type { Problem } from '../model.ts';
import { json } from './escape.ts';

/** One JSON document, a problem a line; absent places are null. */
export function problemsToJson(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const rows = problems.map(({ severity, code, message, place, next }) =>
    json({
      severity,
      code,
      message: plain(message),
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      next: plain(next),
    }),
  );
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
  const totals = `"errors":${errors},"warnings":${problems.length - errors}`;
  return `{"format":"segops-problems/1",${totals},"problems":${list}}\n`;
}
