import { plain } from '../message.ts';
import type { Verification } from '../verify/verification.ts';
import { differences, exitCodeOf } from '../verify/verification.ts';
import { json } from './escape.ts';
import type { Shown } from './privacy.ts';

/** The verification as one JSON document. */
export function verifyToJson(found: Shown<Verification>): string {
  const { at, serial, segments, unmatched, incomplete } = found;
  const document = {
    differs: segments.some((segment) => differences(segment) > 0),
    complete: exitCodeOf(found) !== 4,
    incomplete: incomplete && plain(incomplete),
    at: timeOf(at),
    lock: { serial },
    source: sourceOf(found.source),
    unmatched,
    recorded: found.recorded ?? null,
    segments: segments.map((segment) => ({
      key: segment.key,
      by: segment.by,
      through: segment.through,
      ...segment.counts,
      removals: segment.removals,
      unexplained: segment.unexplained.map(plain),
      reasons: segment.reasons,
      findings: segment.findings.map(({ member, kind, why, serial: sentBy }) => ({
        verdict: kind,
        [member.kind]: member.value,
        why,
        apply: sentBy,
      })),
    })),
  };
  return `${json(document)}\n`;
}

function sourceOf(source: Verification['source']) {
  if (source.kind === 'download') {
    return { kind: source.kind, file: source.name, at: timeOf(source.at), rows: source.rows };
  }
  return { ...source, oldest: source.oldest === null ? null : timeOf(source.oldest) };
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
