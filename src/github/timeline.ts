import { say } from '../message.ts';
import { asked } from './asked.ts';
import type { GitHub } from './client.ts';
import { PER_PAGE } from './client.ts';

/** After these the diff of a pull request is another one. */
const CHANGES_BASE: ReadonlySet<string> = new Set([
  'base_ref_changed',
  'automatic_base_change_succeeded',
  'base_ref_force_pushed',
]);
const MOST_PAGES = 30;

/**
 * When the base of a pull request changed last, in milliseconds since the epoch: edited by a person,
 * changed by GitHub because the branch is gone, or moved by force. null: never. `unknown`: GitHub does
 * not say when, or lists more than is read.
 */
export async function lastBaseChange(
  { octokit, owner, repo }: GitHub,
  number: number,
): Promise<number | null | 'unknown'> {
  const place = { owner, repo, issue_number: number, per_page: PER_PAGE };
  let last: number | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await asked(
      say`read when the base of a pull request changed`,
      'pull-requests: read',
      () => octokit.rest.issues.listEventsForTimeline({ ...place, page }),
    );
    for (const event of data) {
      if (!CHANGES_BASE.has(event.event ?? '')) continue;
      const at = 'created_at' in event ? Date.parse(event.created_at ?? '') : Number.NaN;
      if (Number.isNaN(at)) return 'unknown';
      last = Math.max(last ?? at, at);
    }
    if (data.length === 0) return last;
  }
  return 'unknown';
}
