/**
 * What segops says, as text with marked spans. Our own words are plain strings; whatever came from
 * somewhere else (a member, a key, a path, words of git or CleverTap) is a span that says what it is.
 * So every output escapes, wraps and redacts by span and never guesses by pattern, and a value that
 * nobody marked does not compile.
 */
export type Message = readonly Span[];

export type Span = string | Marked;

/** Text that is not our own words, and what it is. */
export interface Marked {
  readonly kind: SpanKind;
  readonly text: string;
}

export type SpanKind =
  /** Names a person, or may (`value`: in quotes): masked where members are redacted. */
  | 'member'
  | 'value'
  /** Chosen by the authors of the repository. */
  | 'key'
  | 'path'
  | 'label'
  /** A field, flag or piece of YAML: ours, shown as code, never broken over lines. */
  | 'code'
  /** Of bytes that may name people: with it, who has a list of people can try them out. */
  | 'digest'
  /** To copy and run: on a line of its own, whole, at any width. */
  | 'command'
  /** A line of a file to write: on a line of its own, whole, from the first column, to be pasted. */
  | 'line'
  /** Words of a library, git, GitHub, CleverTap or a person, after a colon: redaction drops them. */
  | 'foreign';

/** Words of our own that were put together elsewhere, such as a count with its unit. */
export type Words = string & { readonly [own]: true };
declare const own: unique symbol;

type Part = Span | Message | number;

/** Refuses a string that is only known when it runs: that is somebody else's, and has to be marked. */
type Own<P> = P extends string ? (string extends P ? never : P) : P;

/**
 * Composes a message of our own words, and of marked spans, numbers (which get a thousands comma) and
 * other messages.
 */
export function say<
  A extends Part,
  B extends Part,
  C extends Part,
  D extends Part,
  E extends Part,
  F extends Part,
>(
  words: TemplateStringsArray,
  a?: A & Own<A>,
  b?: B & Own<B>,
  c?: C & Own<C>,
  d?: D & Own<D>,
  e?: E & Own<E>,
  f?: F & Own<F>,
): Message {
  const given: readonly (Part | undefined)[] = [a, b, c, d, e, f];
  return words.flatMap((word, at) => [...spansOf(word), ...spansOf(given[at] ?? '')]);
}

function spansOf(part: Part): Message {
  if (part === '') return NOTHING;
  if (typeof part === 'number') return [count(part)];
  return isMessage(part) ? part : [part];
}

function isMessage(part: Span | Message): part is Message {
  return Array.isArray(part);
}

/** No words at all. */
export const NOTHING: Message = [];

/** A member, named by its value: the one way in which every message names people. */
export function asMember({ value }: { readonly value: string }): Marked {
  return { kind: 'member', text: value };
}

/** What somebody wrote in a file where it may be a member; shown in quotes. */
export function asValue(text: string): Marked {
  return { kind: 'value', text };
}

export function asKey(segment: string): Marked {
  return { kind: 'key', text: segment };
}

/** A file or folder, as messages show it. */
export function asPath(file: string): Marked {
  return { kind: 'path', text: file };
}

/** A name that people gave: of a segment, a branch, an environment. */
export function asLabel(text: string): Marked {
  return { kind: 'label', text };
}

export function asCode(text: string): Marked {
  return { kind: 'code', text };
}

/** Its first digits, as people compare them. */
export function asDigest(sha256: string): Marked {
  return { kind: 'digest', text: `${sha256.slice(0, 12)}...` };
}

export function asCommand(text: string): Marked {
  return { kind: 'command', text };
}

/** One word of a command, quoted for a shell. */
export function quotedWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** As `quotedWord`, without quotes where a shell needs none. */
export function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : quotedWord(text);
}

/** Lines to write into a file, each on a line of its own. */
export function asLines(yaml: string): Message {
  return yaml.split('\n').map((text) => ({ kind: 'line', text }));
}

/** `: ` and what somebody else said; nothing where they said nothing. */
export function asForeign(text: string): Message {
  return text === '' ? NOTHING : [{ kind: 'foreign', text }];
}

/** What was thrown, in its own words. */
export function asThrown(error: unknown): Message {
  return asForeign(error instanceof Error ? error.message : String(error));
}

/** `a`, `a and b`, `a, b and c` */
export function asList(parts: readonly (Marked | Message)[], last = 'and'): Message {
  return parts.flatMap((part, at): Span[] => {
    const before = at === 0 ? [] : [at === parts.length - 1 ? ` ${last} ` : ', '];
    return [...before, ...(isMessage(part) ? part : [part])];
  });
}

/** Without escapes or marks, for JSON and for `Error.message`. */
export function plain(message: Message): string {
  return message
    .map((span, at) => (typeof span === 'string' ? afterLines(message, at, span) : plainSpan(span)))
    .join('');
}

/** What comes after lines to write starts on a line of its own. */
export function afterLines(message: Message, at: number, words: string): string {
  const before = message[at - 1];
  const follows = typeof before === 'object' && before.kind === 'line';
  return follows ? `\n${words.trimStart()}` : words;
}

function plainSpan({ kind, text }: Marked): string {
  if (kind === 'value') return `"${text}"`;
  if (kind === 'line') return `\n${text}`;
  if (kind === 'code' || kind === 'command' || kind === 'digest') return `\`${text}\``;
  return kind === 'foreign' ? `: ${text}` : text;
}

/** A moment in UTC, to the minute: `2026-12-01T18:00Z`. */
export function moment(ms: number): Words {
  return `${new Date(ms).toISOString().slice(0, 16)}Z` as Words;
}

/** `0.4 s`, `5 s`, `12 s`, `3 min 5 s`, `2 h 10 min` */
export function duration(ms: number): Words {
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1).replace('.0', '')} s` as Words;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s` as Words;
  if (whole < 3600) return inTwo(whole, 'min', 's');
  return inTwo(Math.round(whole / 60), 'h', 'min');
}

function inTwo(number: number, unit: string, sixtieth: string): Words {
  const rest = number % 60 === 0 ? '' : ` ${number % 60} ${sixtieth}`;
  return `${count(Math.floor(number / 60))} ${unit}${rest}` as Words;
}

/** Thousands separated by commas, whatever the machine's locale. */
export function count(number: number): Words {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',') as Words;
}

/** `line 1204`: not a count, so without a comma. */
export function lineText(line: number): Words {
  return `line ${line}` as Words;
}

/** `1 member`, `1,204 members` */
export function plural(number: number, one: string, many = `${one}s`): Words {
  return `${count(number)} ${number === 1 ? one : many}` as Words;
}
