/*
 * Members that are valid and yet look like a mistake of whoever exported them. They are counted and
 * named, and nothing is done about them: only whoever knows the account can tell.
 */

export type Doubt =
  | 'outer-quotes'
  | 'smart-quotes'
  | 'number-in-powers'
  | 'error-of-a-spreadsheet'
  | 'mailto'
  | 'trailing-comma'
  | 'several-fields'
  | 'header'
  | 'comment'
  | 'invisible-character'
  | 'replacement-character'
  | 'bullet'
  | 'name-and-address'
  | 'several-addresses'
  | 'web-address'
  | 'white-space';

const PRINTABLE = /^[ -~]*$/;
const REPLACEMENT = /\ufffd/;
/** Soft hyphen, joiners, marks of direction, and others that nobody sees. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f]/;
const SMART_QUOTE = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a]/;
const POWERS = /^\d+([.,]\d+)?[eE]\+\d+$/;
const SPREADSHEET_ERROR = /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/i;
const SEVERAL = /[,;]/;
const HEADER =
  /^(e-?mails?|(e-?mail|user|customer|client|contact|member|profile|device|external|phone|mobile)[ _-]?(ids?|identity|address|numbers?|no)|identit(y|ies)|ids?|guid|uuid|phones?|mobile|msisdn|customers?|users?)$/i;

const BULLET = /^[-*+\u2010-\u2015\u2022\u2043\u25aa\u25cf\u00b7](\s|$)/;
/** No identity begins with them, with or without a space. */
const MARK_OF_A_LIST = /^[\u2010-\u2015\u2022\u2043\u25aa\u25cf]/;
const NAME_AND_ADDRESS = /<[^<>\s@]+@[^<>\s@]+>$/;
const TWO_ADDRESSES = /^[^@]+@[^@]+\.[^@]+@[^@]+\.[^@]+$/;
const WHITE_SPACE = /\s/;

const QUOTES = [0x22, 0x27, 0x60];
const HASH = 0x23;
const PLUS = 0x2b;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const LONGEST_HEADER = 20;

/** What is odd about an identity, null if nothing is. Most are seen to be plain in one look. */
export function doubtOf(value: string): Doubt | null {
  if (!PRINTABLE.test(value)) {
    if (REPLACEMENT.test(value)) return 'replacement-character';
    if (INVISIBLE.test(value)) return 'invisible-character';
    if (SMART_QUOTE.test(value)) return 'smart-quotes';
    if (MARK_OF_A_LIST.test(value)) return 'bullet';
    if (WHITE_SPACE.test(value)) return spaced(value);
  }
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(value.length - 1);
  if (first === last && QUOTES.includes(first) && value.length > 1) return 'outer-quotes';
  if (last === COMMA || last === SEMICOLON) return 'trailing-comma';
  if (first === HASH) {
    if (SPREADSHEET_ERROR.test(value)) return 'error-of-a-spreadsheet';
    if (value.startsWith('# ') || value.startsWith('##')) return 'comment';
  }
  if (SEVERAL.test(value)) return 'several-fields';
  if (value.includes(' ')) return spaced(value);
  if (value.indexOf('@') !== value.lastIndexOf('@') && TWO_ADDRESSES.test(value)) {
    return 'several-addresses';
  }
  if (hasPlusNearItsEnd(value) && POWERS.test(value)) return 'number-in-powers';
  if ((first | 0x20) === 0x6d && /^mailto:/i.test(value)) return 'mailto';
  if ((first | 0x20) === 0x68 && /^https?:\/\//i.test(value)) return 'web-address';
  return value.length <= LONGEST_HEADER && HEADER.test(value) ? 'header' : null;
}

/** Of an identity with white space in it. */
function spaced(value: string): Doubt {
  if (BULLET.test(value)) return 'bullet';
  if (/^mailto:/i.test(value)) return 'mailto';
  if (NAME_AND_ADDRESS.test(value)) return 'name-and-address';
  if (value.indexOf('@') !== value.lastIndexOf('@')) return 'several-addresses';
  return value.length <= LONGEST_HEADER && HEADER.test(value) ? 'header' : 'white-space';
}

function hasPlusNearItsEnd(value: string): boolean {
  const { length } = value;
  return value.charCodeAt(length - 3) === PLUS || value.charCodeAt(length - 2) === PLUS;
}
