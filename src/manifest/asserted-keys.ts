import type { Config } from '../config/config.ts';
import { isExact, namesKey } from '../config/text-globs.ts';
import { asKey, say } from '../message.ts';
import type { Problem, SegmentKey } from '../model.ts';
import { nearest } from '../yaml/nearest.ts';
import type { Finding } from '../yaml/source.ts';
import { idleGlob } from './everywhere.ts';

/**
 * Segments that rules of the config name and no manifest declares. Of one that is named by its key nothing
 * can be known, which is an error. A glob may wait for its first segment, which is a warning.
 */
export function assertedKeys({ asserts }: Config, keys: readonly SegmentKey[]): Problem[] {
  if (asserts === undefined) return [];
  return asserts.rules.flatMap((rule) =>
    rule.keys.flatMap(({ text, at, length }): Problem[] => {
      if (keys.some(namesKey([text]))) return [];
      if (isExact(text)) return [asserts.source.problem(at, unknownKey(text, keys), length)];
      const idle = asserts.source.problem(at, idleGlob(text), length);
      return [{ ...idle, severity: 'warning' }];
    }),
  );
}

function unknownKey(key: string, keys: readonly SegmentKey[]): Finding {
  const near = nearest(key, keys);
  return {
    code: 'unknown-segment',
    message: say`no manifest declares the segment ${asKey(key)}`,
    next:
      near === null
        ? say`Name a segment that a manifest declares, or change the rule.`
        : say`Did you mean ${asKey(near)}?`,
  };
}
