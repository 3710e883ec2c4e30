/**
 * Names that stay where members are redacted: keys of segments, file names, environments. They say
 * where to look, so they are shown, unless one has the form of something that finds a person or of a
 * digest: then it is masked whole. A name in words cannot be told from a word, so people must not be
 * named in keys and file names (docs/privacy.md).
 */

export const HIDDEN = '***';
const ADDRESS = /[@\uff20]|%40/i;
const UUID = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i;
/** What a person who has a list of people could try until it fits. */
const DIGEST = /[0-9a-f]{16}/i;
/** Seven digits and more, however they are grouped: a telephone number has no fewer. */
const PHONE = /\d(?:[ ().-]{0,2}\d){6}/;
const DATE = /(?<!\d)(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)/g;
/** The key of a segment that has CleverTap's number alone. */
const CT_KEY = /^ct:\d+$/;

export function looksPersonal(text: string): boolean {
  if (CT_KEY.test(text)) return false;
  const undated = text.replace(DATE, '_');
  return [ADDRESS, UUID, DIGEST].some((form) => form.test(text)) || PHONE.test(undated);
}

/** Words of ours as code may hold a commit, so of them an address alone is looked for. */
export function placeCode(text: string): string {
  return ADDRESS.test(text) ? HIDDEN : text;
}

/** A key or another name, masked whole. */
export function placeName(text: string): string {
  return looksPersonal(text) ? HIDDEN : text;
}

/** A word of a command that has the form of a commit, short or long. */
const COMMIT = /(?<!\S)(?:[0-9a-f]{40}|(?=\d*[a-f])[0-9a-f]{12})(?!\S)/g;

/** Whole as well: a command with a mask in it would do something else. */
export function placeCommand(text: string): string {
  return looksPersonal(text.replace(COMMIT, '_')) ? HIDDEN : text;
}

/** A path, masked folder by folder. The number of a line that follows it stays. */
export function placePath(path: string): string {
  const [, file = path, line = ''] = /^(.*?)((?::\d+){0,2})$/s.exec(path) ?? [];
  return file.split('/').map(placeName).join('/') + line;
}
