/**
 * What others wrote, made safe to show. Member values, IDs, file names and labels come from files
 * that anybody who opens a pull request can write, and each output has its own way of being fooled:
 * a terminal obeys control sequences, a bidi character reorders the line around it, a CI log runs
 * lines that start with `::`, GitHub turns `@name` into a mail to that person.
 *
 * Three kinds of text, from strict to lenient. A *value* (member, key, path) is shown exactly: two
 * different values never look the same because of an invisible character. A *label* is for people:
 * emoji sequences survive. A *sentence* was composed by segops and may already hold shown values, so
 * showing it again changes nothing.
 */

/** Never drawn as themselves: controls, format and bidi characters, fillers, private use, lone surrogates. */
const HIDDEN =
  '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]';
/** Spaces that look like a space and are not one. */
const ODD_SPACE = '(?! )\\p{Zs}';
/** Marks that would sit on what stands before the value, or pile up into the lines above. */
const PILED_MARKS = '(?<=^|[\\p{Mn}\\p{Me}]{4})[\\p{Mn}\\p{Me}]';
/** What machines obey in a log or a comment: workflow commands, old and new style, and hidden markers. */
const COMMAND = '(?<=##)\\[|(?<=^|\\s):(?=:)|(?<=<)!(?=--)';

const IN_VALUE = new RegExp(`${HIDDEN}|${ODD_SPACE}|${PILED_MARKS}|${COMMAND}`, 'gu');
const IN_SENTENCE = new RegExp(`${HIDDEN}|${PILED_MARKS}|${COMMAND}`, 'gu');
/** Joiners and selectors inside an emoji sequence are part of the picture. */
const IN_LABEL = new RegExp(
  `(?:\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)(?:\\u200d\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?)*|${IN_SENTENCE.source}`,
  'gu',
);
const AT_START = /^:(?=:)/;
const IN_JSON = new RegExp(`${HIDDEN}|(?<=##)\\[`, 'gu');
const ASCII = /^[ -~]*$/;
const PLAIN = /^[ "$-9;-Z\]-~]*$/;
/** Written like an escape of ours: the backslashes of such a value are doubled. */
const LIKE_AN_ESCAPE = /\\u(?:[0-9a-f]{4}|\{)/;

/** A member, key or path for a terminal: exact, so that different values always look different. */
export function showValue(text: string): string {
  if (PLAIN.test(text)) return text;
  const shown = text.replace(IN_VALUE, codeEscape);
  if (shown === text && !LIKE_AN_ESCAPE.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replace(IN_VALUE, codeEscape);
}

/** A label for a terminal, on one line; emoji stay whole. */
export function showLabel(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(IN_LABEL, (match) =>
    /^\p{Extended_Pictographic}/u.test(match) ? match : codeEscape(match),
  );
}

/** A composed sentence for a terminal, on one line; showing it twice changes nothing. */
export function showSentence(text: string): string {
  return PLAIN.test(text) ? text : text.replace(IN_SENTENCE, codeEscape);
}

/** What is left of a shown word that does not fit its line: colons inside a word are a command where a line begins. */
export function showRest(text: string): string {
  return text.replace(AT_START, codeEscape);
}

/** As `showSentence`, line by line: for code frames and YAML. */
export function showLines(text: string): string[] {
  return text.split('\n').map(showSentence);
}

function codeEscape(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/**
 * As `JSON.stringify`, but what is invisible becomes a JSON escape, and so does what a CI runner
 * would take for a command: the value is the same, and a log can be trusted.
 */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  if (ASCII.test(text) && !text.includes('##[')) return text;
  return text.replace(IN_JSON, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
