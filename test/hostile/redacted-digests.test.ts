import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePlanFile } from '../../src/app/plan.ts';
import { checkPlanFile } from '../../src/app/plan-file.ts';
import { Failure } from '../../src/failure.ts';
import { asDigest, say } from '../../src/message.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { redacting } from '../../src/report/privacy.ts';
import { folderWith } from '../cli/segops.ts';
import { membersOf, planOf, segmentOf } from '../report/plans.ts';

/**
 * A digest of a list undoes pseudonyms: who knows the list of last night adds one name after the other,
 * and sees when the digest fits. So a redacted plan has none that can be made without the key.
 */

const KNOWN = 'ada@example.com\n';
const ADDED = 'zoe@example.com';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A plan that adds one member to a list that somebody knows. */
function planAdding(member: string): Plan {
  const digest = sha256(`${KNOWN}${member}\n`);
  const facts = { path: 'lists/vip.txt', role: 'members', rows: 2, bytes: 32 } as const;
  const list = {
    facts: { ...facts, sha256: digest, endsWithNewline: true },
    before: null,
    since: null,
    ignoringCase: 0,
  };
  const message = say`the list does not match. Its digest is ${asDigest(digest)}`;
  const plan = planOf({
    segments: [segmentOf('vip', { before: 1, add: membersOf([member]), lists: [list] })],
    guards: [{ guard: 'checksum', segment: 'vip', verdict: 'pass', message, allow: null }],
  });
  return { ...plan, digest, desired: { digest } };
}

function shownOf(plan: Plan, key: string | null): string {
  const shown = redacting(key).plan(plan);
  const text = planToText(shown, { width: 100, colour: false, full: true });
  return [text, planToMarkdown(shown), ...planToJsonPieces(shown)].join('');
}

describe('a redacted plan', () => {
  it.each([null, 'a key'])(
    'has no digest that a list of people could be tried against, with %j',
    (key) => {
      const digest = sha256(`${KNOWN}${ADDED}\n`);
      expect(shownOf(planAdding(ADDED), key)).not.toContain(digest.slice(0, 12));
    },
  );

  it('without a key has no digest at all', () => {
    const document = JSON.parse(
      [...planToJsonPieces(redacting(null).plan(planAdding(ADDED)))].join(''),
    );
    expect([
      document.digest,
      document.desired.digest,
      document.segments[0].lists[0].sha256,
    ]).toEqual([null, null, null]);
    expect(document.redacted).toEqual({ key: null });
  });
});

describe('pseudonyms', () => {
  /** With a list of people, the place of one among them says who it may be. */
  it('are in an order of their own', () => {
    const names = Array.from({ length: 30 }, (_, at) => `person-${String(at).padStart(2, '0')}`);
    const plan = planOf({ segments: [segmentOf('vip', { add: membersOf(names) })] });
    const { segments, batches } = redacting('a key').plan(plan);
    const shown = segments[0]?.add.map(({ value }) => value) ?? [];
    expect(shown).toEqual([...shown].sort());
    const sent = batches[0]?.entries[0]?.members.map(({ value }) => value);
    expect(sent).toEqual(shown);
    const one = (name: string) => redacting('a key').plan(planAdding(name)).segments[0]?.add[0];
    expect(names.map((name) => one(name)?.value).sort()).toEqual(shown);
  });

  it('are of lists whose size is told roughly', () => {
    const [list] = redacting('a key').plan(planAdding(ADDED)).segments[0]?.lists ?? [];
    expect(list?.facts.bytes).toBe(0);
  });
});

describe('the file of a redacted plan', () => {
  function fileOf(key: string | null): string {
    const path = join(folderWith({}), 'plan.json');
    writePlanFile(redacting(key).plan(planAdding(ADDED)), path);
    expect(readFileSync(path, 'utf8')).not.toContain(ADDED);
    return path;
  }
  function refusal(path: string, plan: Plan, key: string | null): string {
    try {
      checkPlanFile(path, plan, key);
      return 'applied';
    } catch (error) {
      return error instanceof Failure ? (error.problems[0]?.code ?? '') : String(error);
    }
  }

  it('is consent to the same plan, for who has the key', () => {
    expect(refusal(fileOf('a key'), planAdding(ADDED), 'a key')).toBe('applied');
  });

  it('is no consent to a plan for somebody else', () => {
    expect(refusal(fileOf('a key'), planAdding('eve@example.com'), 'a key')).toBe('plan-stale');
  });

  it.each([
    ['no key', 'a key', null],
    ['another key', 'a key', 'other'],
    ['a key where there was none', null, 'a key'],
    ['no key where there was none', null, null],
  ])('cannot be applied with %s', (_, made, given) => {
    expect(refusal(fileOf(made), planAdding(ADDED), given)).toBe('plan-file-redacted');
  });
});
