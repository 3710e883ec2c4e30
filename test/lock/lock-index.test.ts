import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.ts';
import { emptyIndex, parseIndex, renderIndex } from '../../src/lock/lock-index.ts';

const text = renderIndex(emptyIndex('6f1c2a'));

function problemOf(written: string): string {
  try {
    parseIndex(written, 'segops.lock');
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

describe('the index of the lock', () => {
  it('is canonical YAML that ends with its own digest', () => {
    const body = `# Written by segops. Never edit or merge this file: the account cannot be read back.
format: segops-lock/1
lineage: "6f1c2a"
serial: 0
account: null
origin: null
written: null
applying: null
segments: {}
`;
    expect(text).toBe(`${body}digest: ${createHash('sha256').update(body).digest('hex')}\n`);
  });

  it('refuses an edit by hand', () => {
    expect(problemOf(text.replace('serial: 0', 'serial: 1'))).toBe(
      'segops.lock was changed by something other than segops (its digest does not match)',
    );
  });

  it('refuses conflict markers', () => {
    expect(problemOf(`<<<<<<< HEAD\n${text}`)).toBe('segops.lock holds conflict markers');
  });

  it('refuses a format that it does not know', () => {
    expect(problemOf(text.replace('segops-lock/1', 'segops-lock/9'))).toBe(
      'segops.lock has the format "segops-lock/9", not segops-lock/1',
    );
  });

  it('refuses a file that was cut off', () => {
    expect(problemOf(text.slice(0, -10))).toMatch(/digest does not match/);
  });
});
