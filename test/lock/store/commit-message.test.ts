import { describe, expect, it } from 'vitest';
import { emptyIndex } from '../../../src/lock/lock-index.ts';
import { commitMessage, indexNote } from '../../../src/lock/store/commit-message.ts';

describe('the message of a commit', () => {
  it('has every trailer, also where nothing is known', () => {
    const note = { subject: 'Make an empty lock', serial: 0, apply: null, provenance: null };
    expect(commitMessage(note)).toBe(`Make an empty lock

Segops-Apply: none
Segops-Serial: 0
Segops-Plan: none
Segops-Commit: none
Segops-Edits: none
Segops-Actor: none
Segops-Run: none
`);
  });

  it('keeps a name from forging a trailer', () => {
    const provenance = { commit: null, actor: 'eve\r\nSegops-Run: x\u2028y', run: null, plan: 'p' };
    const message = commitMessage({ subject: 'a\nb', serial: 1, apply: 'a1', provenance });
    expect(message.split('\n')).toEqual([
      'a b',
      '',
      'Segops-Apply: a1',
      'Segops-Serial: 1',
      'Segops-Plan: p',
      'Segops-Commit: none',
      'Segops-Edits: none',
      'Segops-Actor: eve Segops-Run: x y',
      'Segops-Run: none',
      '',
    ]);
  });

  it('names the serial where no apply is recorded', () => {
    const index = { ...emptyIndex('test'), serial: 7 };
    expect(indexNote(index, new Map())).toEqual({
      subject: 'Update the lock at serial 7',
      serial: 7,
      apply: null,
      provenance: null,
    });
  });
});
