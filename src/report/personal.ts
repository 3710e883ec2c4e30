/**
 * Names that stay where members are redacted: keys of segments, file names, environments. They say
 * where to look, so they are shown, unless one has the form of something that finds a person or of a
 * digest: then it is masked whole. A name in words cannot be told from a word, so people must not be
 * named in keys and file names (docs/privacy.md).
 */

export const HIDDEN = '***';
const ADDRESS = /@|%(25)*40/i;
const UUID = /[0-9a-f]{8}(?:[-_]?[0-9a-f]{4}){3}[-_]?[0-9a-f]{12}/i;
/** What a person who has a list of people could try until it fits. */
const DIGEST = /[0-9a-f]{16}/i;
/** Seven digits and more, however they are grouped: a telephone number has no fewer. */
const PHONE = /\p{Nd}(?:[ ().–_-]{0,2}\p{Nd}){6}/u;
const DATE = /(?<!\p{Nd})(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\p{Nd})/gu;
/** The key of a segment that has CleverTap's number alone. */
const CT_KEY = /^ct:\d+$/;

export function looksPersonal(text: string): boolean {
  if (CT_KEY.test(text)) return false;
  // Other forms of the same signs, such as a small or a wide @, are as good.
  const plain = text.normalize('NFKC');
  const undated = plain.replace(DATE, '|');
  return [ADDRESS, UUID, DIGEST].some((form) => form.test(plain)) || PHONE.test(undated);
}

/** A key or another name, masked whole. */
export function placeName(text: string): string {
  return looksPersonal(text) ? HIDDEN : text;
}

/** A word of code or of a command that has the form of a commit, short or long. */
const COMMIT = /(?<!\S)(?:[0-9a-f]{40}|(?=\d*[a-f])[0-9a-f]{12})(?!\S)/g;

/** Whole as well: code or a command with a mask in it would do something else. */
export function placeCode(text: string): string {
  return looksPersonal(text.replace(COMMIT, '_')) ? HIDDEN : text;
}

/** A path, masked folder by folder. The number of a line that follows it stays, unless it is as long as one of a telephone. */
export function placePath(path: string): string {
  const [, file = path, line = ''] = /^(.*?)((?::\d{1,6}){0,2})$/s.exec(path) ?? [];
  return file.split('/').map(placeName).join('/') + line;
}

/** A setting, by its name in a review. That of a rule for all segments is free text. */
export function placeSetting(name: string): string {
  return name.startsWith('assert: ') ? `assert: ${HIDDEN}` : placePath(name);
}
