/** A JSON object from an answer. */
export type Body = Readonly<Record<string, unknown>>;

/** Takes the passcode out of a text. */
export type Scrub = (text: string) => string;

/** An answer as far as it could be read. */
export interface Answer {
  readonly status: number;
  /** null where the body is not a JSON object. */
  readonly body: Body | null;
  /** The number that the body gives as its code; null where it gives none. */
  readonly code: number | null;
  /** CleverTap's own words, fit for one line. */
  readonly words: string;
  /** Something that is no answer of an API: of a proxy, a login, a dashboard. */
  readonly isPage: boolean;
}

/** `pick` finds the object that speaks of the request in a body that may wrap it. */
export function readAnswer(
  status: number,
  text: string,
  scrub: Scrub,
  pick: (json: unknown) => Body | null = objectOf,
): Answer {
  const body = pick(parse(text));
  return {
    status,
    body,
    code: codeOf(body),
    words: oneLine(wordsOf(body) ?? wordsOfPage(text), scrub),
    isPage: body === null && isPage(status, text),
  };
}

/** The number that a body gives as its code. */
export function codeOf(body: Body | null): number | null {
  return numberOf(body?.code) ?? numberOf(objectOf(body?.error)?.code);
}

/** What a body, or else the title of a page, gives as its error. Nothing else of an answer: it may name people. */
export function errorWords(body: Body | null, text: string, scrub: Scrub): string {
  const page = text.trimStart().startsWith('<') ? wordsOfPage(text.slice(0, MAX_ANSWER_BYTES)) : '';
  return oneLine(wordsOf(body) ?? (body === null ? page : ''), scrub);
}

/** With success, whatever is not JSON. Half of a JSON text is an answer that was cut off. */
function isPage(status: number, text: string): boolean {
  const start = text.trimStart().charAt(0);
  const isSuccess = status >= 200 && status < 300;
  if (!isSuccess || start === '<') return start === '<';
  return !/^[[{]?$/.test(start) && !UNREAD.has(text) && !isJson(text);
}

function isJson(text: string): boolean {
  return text.trim() === 'null' || parse(text) !== null;
}

/** More than any answer that means something. */
export const MAX_ANSWER_BYTES = 64 * 1024;

/** In place of an answer that was not read. */
export const TOO_LONG = `more than ${MAX_ANSWER_BYTES / 1024} KiB`;
export const UNREADABLE = 'a compressed answer that cannot be read';
const UNREAD: ReadonlySet<string> = new Set([TOO_LONG, UNREADABLE]);

/** The title of a page, else its text: tags say nothing to people. */
function wordsOfPage(text: string): string {
  if (!text.trimStart().startsWith('<')) return text;
  const [, title = ''] = /<title[^>]*>([^<]{1,500})</i.exec(text) ?? [];
  return title.trim() === '' ? text.replace(/<[^>]{0,1000}>/g, ' ').replace(/\s+/g, ' ') : title;
}

export function objectOf(value: unknown): Body | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Body) : null;
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function wordsOf(body: Body | null): string | null {
  const words = [body?.error, objectOf(body?.error)?.message, body?.message];
  return words.find((word) => typeof word === 'string') ?? null;
}

const MOST_WORDS = 200;

/**
 * Control characters blanked, then cut. The passcode goes before and after the blanking, which could
 * complete it, and before the cut, which could leave half of it.
 */
function oneLine(words: string, scrub: Scrub): string {
  const clean = scrub(scrub(words).replace(/[\p{Cc}\p{Cf}]+/gu, ' ')).trim();
  return clean.length > MOST_WORDS ? `${clean.slice(0, MOST_WORDS)}…` : clean;
}
