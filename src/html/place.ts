import type { Part } from './markup.ts';
import { code, html } from './markup.ts';

/** What of CleverTap a page is about; null: not known yet. */
export interface Place {
  readonly account: string | null;
  readonly origin: string | null;
}

/** The environment, or where there is only one, the account; null where neither is known. */
export function placeHtml({ account, origin }: Place, environment: string | null): Part {
  const parts = [account, origin].flatMap((part) => (part === null ? [] : [code(part)]));
  const [first = null, second] = parts;
  const at = second === undefined ? first : html`${first} at ${second}`;
  if (environment === null) return at;
  return html`<strong class="place">${environment}</strong>${at === null ? null : html` (${at})`}`;
}
