import { showLabel, showSentence, showValue } from './escape.ts';

/**
 * Text of others inside Markdown as GitHub renders it. Backslashes and entities are not enough:
 * mentions, issue references, autolinks and emoji names are found in the rendered text, after all
 * escaping. They are not looked for in code. So: what is plain stays plain, and everything else
 * becomes code.
 */

/** What means nothing to Markdown and GitHub; of it, only `&` and quotes matter in HTML. */
const PLAIN_WORD =
  /^(?:[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier} '’"“”,.;?!()%+=→…/&-]|\u200d|:(?= |$))*$/u;
/** Domains, issues and runs of hex digits (commits) become links. */
const LINKED = /www\.|\bGH-\d|\b[0-9a-f]{7,40}\b/i;
const PATH_LIKE = /\/|\.\p{L}/u;
const LONGEST_RUN = /`+/g;

/** A value as inline code; outside a table. */
export function markdownCode(text: string): string {
  return codeSpan(showValue(text));
}

/** A label: plain where nothing in it can mean anything, code otherwise. */
export function markdownLabel(text: string): string {
  const shown = showLabel(text).trim();
  return isPlain(shown) ? htmlPlain(shown) : codeSpan(shown);
}

/** A composed sentence; paths, IDs and whatever else is not a plain word become code. */
export function markdownSentence(text: string): string {
  return showSentence(text)
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? codeSpan(part.slice(1, -1)) : plainWords(part)))
    .reduce(joinSpans, '');
}

/**
 * Inline Markdown as one cell of a table. Backslashes are read in pairs before code is, so an odd one
 * before a bar would leave the bar bare: it is shown twice, since in code nothing else can be done.
 */
export function markdownCell(inline: string): string {
  return inline.replaceAll(/\\*\|/g, (run) => {
    const before = run.slice(0, -1);
    return `${before.length % 2 === 0 ? before : `${before}\\`}\\|`;
  });
}

/** A file as code, with a link to it where there is a page of it. */
export function linkedFile(
  shown: string,
  path: string,
  linkTo: string | null,
  line?: number,
): string {
  const code = markdownCode(shown);
  const address = addressOf(path, linkTo);
  if (address === null) return code;
  return `[${code}](${address}${line === undefined ? '' : `#L${line}`})`;
}

/** Of the page of a file; null for what lies outside the repository. */
export function addressOf(path: string, linkTo: string | null): string | null {
  if (linkTo === null || /^(\/|\.\.|\w:)/.test(path)) return null;
  return `${linkTo}/${pathInUrl(path)}`;
}

/** Parentheses would end the link. */
function pathInUrl(file: string): string {
  return file
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()'*!~]/g, hexEscape))
    .join('/');
}

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Lines in a fenced block that none of them can close. */
export function fenced(language: string, lines: readonly string[]): string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

/** Text of others inside an HTML element on one line, and inside quoted attributes. */
export function htmlText(text: string): string {
  return showSentence(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A value as code in HTML. */
export function htmlCode(text: string): string {
  return `<code>${htmlText(showValue(text))}</code>`;
}

/** As `markdownLabel`, for HTML. */
export function htmlLabel(text: string): string {
  const shown = showLabel(text).trim();
  return isPlain(shown) ? htmlPlain(shown) : `<code>${htmlText(shown)}</code>`;
}

/** Of what HTML minds, a plain label can hold this alone. */
function htmlPlain(shown: string): string {
  return shown.replaceAll('&', '&amp;');
}

function isPlain(text: string): boolean {
  return text !== '' && PLAIN_WORD.test(text) && !LINKED.test(text);
}

/** Two runs of backticks that touch would be one. */
export function joinSpans(before: string, after: string): string {
  return before.endsWith('`') && after.startsWith('`') ? `${before} ${after}` : before + after;
}

function plainWords(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const [, before = '', core = '', after = ''] = /^(\(*)(.*?)([),.:;?!]*)$/.exec(word) ?? [];
      const plain = core === '' || (isPlain(core) && !PATH_LIKE.test(core));
      return `${before}${plain ? htmlPlain(core) : codeSpan(core)}${after}`;
    })
    .join(' ');
}

/** Code that holds backticks needs a longer run of them around it. */
function codeSpan(shown: string): string {
  if (shown === '') return '';
  const run = '`'.repeat(longestRun(shown) + 1);
  const space = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${run}${space}${shown}${space}${run}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(LONGEST_RUN)].map(([run]) => run.length));
}
