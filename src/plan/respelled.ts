import type { Member } from '../model.ts';
import type { SegmentPlan } from './plan.ts';

/*
 * A list that is exported another way removes people under one spelling and adds them under another.
 * Each costs two billed events, and may restart a journey. Case, white space, a plus and zeros at the
 * start are what exports change. CleverTap may take the two for two users, so both changes are sent.
 */

export interface Respelled {
  readonly count: number;
  /** As it leaves, and as it returns; null if there is none. */
  readonly first: readonly [leaves: Member, returns: Member] | null;
}

/** Members that leave and return in another spelling. */
export function respelledIn({ add, remove }: Pick<SegmentPlan, 'add' | 'remove'>): Respelled {
  if (add.length === 0 || remove.length === 0) return { count: 0, first: null };
  const [fewer, more] = add.length < remove.length ? [add, remove] : [remove, add];
  const bySpelling = new Map(fewer.map((member) => [spellingOf(member), member]));
  let count = 0;
  let first: Respelled['first'] = null;
  for (const member of more) {
    const spelling = spellingOf(member);
    const other = bySpelling.get(spelling);
    if (other === undefined) continue;
    bySpelling.delete(spelling);
    count += 1;
    first ??= fewer === add ? [member, other] : [other, member];
  }
  return { count, first };
}

function spellingOf({ kind, value }: Member): string {
  const plain = value.replace(/\s+/gu, '').replace(/^[+0]+(?=.)/, '');
  return `${kind} ${plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())}`;
}

/** Above this share of a segment, the verdict says it too. */
const MUCH = 0.01;

export function isMuch(count: number, before: number): boolean {
  return count > MUCH * before;
}
