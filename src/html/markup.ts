import { showLabel, showSentence, showValue } from '../report/escape.ts';

/**
 * HTML that cannot be broken out of. Whatever stands between the pieces of a template is text, unless
 * it was made by a template itself: so a name that somebody chose never becomes an element, and what
 * is invisible or changes the direction of a line is shown as a code. Attributes are always quoted.
 */

declare const made: unique symbol;
/** Came out of a template. */
export interface Html {
  readonly markup: string;
  readonly [made]: true;
}

export type Part = Html | string | number | null | readonly Part[];

/** Strings among the parts are text, null is nothing. */
export function html(words: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = words.map((word, at) => word + markupOf(parts[at] ?? null));
  return { markup: pieces.join('') } as Html;
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(showSentence(part));
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A member, key or path: exact, and apart from the direction of what stands around it. */
export function value(text: string): Html {
  return html`<bdi>${showValue(text)}</bdi>`;
}

export function code(text: string): Html {
  return html`<code>${value(text)}</code>`;
}

/** A name for people; emoji stay whole. */
export function label(text: string): Html {
  return { markup: `<bdi>${escaped(showLabel(text).trim())}</bdi>` } as Html;
}

/** A link that leaves the page; without it where the address is not an https one. */
export function link(address: string | null, inner: Part): Html {
  if (address === null || !isHttps(address)) return html`${inner}`;
  return html`<a href="${address}" rel="noreferrer noopener">${inner}</a>`;
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

/** Many parts with the same between them. */
export function joined(parts: readonly Part[], between: Part): Part[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]));
}

/** `a`, `a and b`, `a, b and c` */
export function inWords(parts: readonly Part[]): Part {
  const last = parts.at(-1) ?? null;
  return parts.length < 2 ? last : [...joined(parts.slice(0, -1), ', '), ' and ', last];
}
