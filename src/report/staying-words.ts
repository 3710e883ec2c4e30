import type { ApplySummary } from '../apply/apply-summary.ts';
import type { Message } from '../message.ts';
import { asList, count, plural, say } from '../message.ts';
import type { SegmentKey } from '../model.ts';
import { segmentNamed } from './harm.ts';

/** What is dangerous about an apply that did not do all: people who should have left, and have not. */

/** More segments are counted. */
const NAMED = 3;
const NO_NAMES: ReadonlyMap<SegmentKey, string> = new Map();

/** The harm; null where all who should have left have. */
export function stayingMessage({ staying }: ApplySummary, names = NO_NAMES): Message | null {
  if (staying === undefined) return null;
  const { people, unclear } = staying;
  const where = placesOf(staying, names);
  if (people === 0) {
    return say`${plural(unclear, 'person', 'people')} who should have left ${where} may still be there: no clear answer came.`;
  }
  const are = people === 1 ? say`is` : say`are`;
  const still = say`${plural(people, 'person', 'people')} who should have left ${where} ${are} still there, and can still get messages.`;
  return unclear === 0
    ? still
    : say`${still} ${count(unclear)} more may be there: no clear answer came.`;
}

/** What to do about it at once. */
export function holdMessage({ staying }: ApplySummary, names = NO_NAMES): Message | null {
  if (staying === undefined) return null;
  return say`Hold messages to ${placesOf(staying, names)} in CleverTap until the rest is applied.`;
}

function placesOf(
  { segments }: NonNullable<ApplySummary['staying']>,
  names: ReadonlyMap<SegmentKey, string>,
): Message {
  const shown = segments.slice(0, segments.length > NAMED + 1 ? NAMED : NAMED + 1);
  const more = segments.length - shown.length;
  const named = shown.map((key) => segmentNamed(key, { names }));
  return asList(more === 0 ? named : [...named, say`${plural(more, 'other segment')}`]);
}

/** What another apply would send; null where there is nothing to say. */
export function againText({ outcome, changes, settling = 0 }: ApplySummary): string | null {
  if (outcome !== 'stopped' && outcome !== 'partial') return null;
  const { total, accepted, unconfirmed } = changes;
  if (accepted === total && settling === 0) return null;
  const twice = unconfirmed + settling;
  if (twice === 0) {
    return 'Running it again is safe: it sends what is missing, and nothing twice.';
  }
  const what = plural(twice, 'change');
  return `Running it again is safe: it sends what is missing, and once more only the ${what} that ${twice === 1 ? 'has' : 'have'} no clear answer yet.`;
}
