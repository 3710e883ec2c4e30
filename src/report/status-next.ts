import type { Status } from '../inspect/status.ts';
import { mayEndWell } from '../lock/under-way.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, moment, say } from '../message.ts';
import { unblocking } from './blocked.ts';

/** What to do about each thing that waits, the most urgent first. Empty where nothing waits. */
export function nextSteps(status: Status): readonly Message[] {
  const { underWay, segments, refusals, lockIsRefused } = status;
  if (lockIsRefused)
    return [say`See how to repair the lockfile, before any apply: ${asCommand('segops doctor')}`];
  if (mayEndWell(underWay))
    return [say`Wait until it ends, then look again: ${asCommand('segops status')}`];
  const blocked = segments.filter((one) => one.blocked !== null && one.desired !== null);
  const isToApply = segments.some(
    ({ pending, unconfirmed, desired }) => desired !== null && pending + unconfirmed > 0,
  );
  const until = Math.max(
    0,
    ...segments.map(({ settling, settlesAt }) => (settling > 0 ? (settlesAt ?? 0) : 0)),
  );
  return [
    ...(underWay.kind === 'unclear'
      ? [say`If it is gone, release its lease: ${asCommand('segops lock release')}`]
      : []),
    ...(refusals > 0
      ? [say`See what the guards refuse, and what would allow it: ${asCommand('segops plan')}`]
      : []),
    ...(blocked.length > 0 ? [unblocking(blocked.map(({ key }) => key))] : []),
    ...(refusals === 0 && (isToApply || underWay.kind === 'cut-off')
      ? [say`Send what waits: ${asCommand('segops apply')}`]
      : []),
    ...(until > 0
      ? [say`Once it is ${moment(until)}, send what settles: ${asCommand('segops apply')}`]
      : []),
    ...(segments.some(({ desired }) => desired === null) ? [ORPHANS] : []),
  ];
}

const ORPHANS = say`Restore the manifest of each segment without one, or declare it with ${asCode('retire: keep')} or ${asCode('retire: empty')}. The plan says more: ${asCommand('segops plan')}`;
