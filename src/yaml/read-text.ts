import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Message } from '../message.ts';
import { asCode, say } from '../message.ts';
import type { Problem, Result } from '../model.ts';
import type { Finding } from './source.ts';
import { fileProblem } from './source.ts';

/*
 * Touches the disk because it reads the YAML that people write: the config and the manifests.
 */

/** The text of a regular UTF-8 file of at most `most` bytes, else the problem to show. */
export function readText(
  path: string,
  shown: string,
  most: number,
  tooLarge: Finding,
): Result<string> {
  try {
    const file = statSync(path);
    if (!file.isFile()) return refused(shown, unreadable(say`it is not a regular file`));
    if (file.size > most) return refused(shown, tooLarge);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return { ok: true, value: text, warnings: [] };
  } catch (error) {
    if (error instanceof TypeError) return refused(shown, NOT_UTF8);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return refused(shown, unreadable([asCode(code)]));
  }
}

export function refused(
  shown: string,
  finding: Finding,
): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [fileProblem(shown, finding)] };
}

/** A path as messages show it: from the folder `from`, with forward slashes. */
export function display(path: string, from: string): string {
  return (relative(from, path) || path).split(sep).join('/');
}

const NOT_UTF8: Finding = {
  code: 'file-not-utf8',
  message: say`the file is not valid UTF-8`,
  next: say`Save the file as UTF-8.`,
};

export function unreadable(why: Message): Finding {
  return {
    code: 'file-unreadable',
    message: say`the file cannot be read: ${why}`,
    next: say`Fix the file or remove it.`,
  };
}
