const MEMBER = /^(\s*[+-] \D*)(\d+)(\D*)$/;
/** So many members may follow each other without being abridged. */
const READABLE = 8;

/**
 * Text as a golden file has it. Of members that count up by one, the first and the last are there,
 * with the number of those between: a line that is missing, twice or out of order still shows.
 */
export function abridged(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (let start = 0; start < lines.length; ) {
    let end = start + 1;
    while (end < lines.length && follows(lines[end - 1] ?? '', lines[end] ?? '')) end += 1;
    kept.push(...shortened(lines.slice(start, end)));
    start = end;
  }
  return kept.join('\n');
}

function follows(before: string, line: string): boolean {
  const [, head, number = '', tail] = MEMBER.exec(before) ?? [];
  const next = String(Number(number) + 1).padStart(number.length, '0');
  return head !== undefined && line === `${head}${next}${tail}`;
}

function shortened(run: readonly string[]): readonly string[] {
  if (run.length <= READABLE) return run;
  const indent = /^\s*/.exec(run[0] ?? '')?.[0] ?? '';
  return [...run.slice(0, 2), `${indent}(${run.length - 4} between)`, ...run.slice(-2)];
}
