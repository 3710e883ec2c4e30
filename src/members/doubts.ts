/*
 * Members that are valid and yet look like a mistake of whoever exported them. They are counted and
 * named, and nothing is done about them: only whoever knows the account can tell.
 */

export type Doubt =
  | 'outer-quotes'
  | 'smart-quotes'
  | 'number-in-powers'
  | 'formatted-number'
  | 'formula'
  | 'no-value'
  | 'error-of-a-spreadsheet'
  | 'mailto'
  | 'trailing-comma'
  | 'several-fields'
  | 'header'
  | 'comment'
  | 'invisible-character'
  | 'replacement-character'
  | 'other-encoding'
  | 'bullet'
  | 'name-and-address'
  | 'several-addresses'
  | 'web-address'
  | 'white-space';

const PRINTABLE = /^[ -~]*$/;
const REPLACEMENT = /\ufffd/;
/** Soft hyphen, joiners, marks of direction, and others that nobody sees; of Braille, the empty cell. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Two bytes of UTF-8 that were read as two letters, as `Ã¶` is of `ö`, and the quotes and dashes of `â€`. */
const OTHER_ENCODING =
  /[\u00c2\u00c3\u00d0\u00d1][\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2\u20ac/;
const SMART_QUOTE = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a]/;
const POWERS = /^\d+([.,]\d+)?[eE]\+\d+$/;
/** `1234567.0` and `1.234.567`: an ID has no decimals, and no points between its digits. */
const FORMATTED = /^(\d+\.0+|\d{1,3}(\.\d{3}){2,})$/;
/** A cell begins so, which is to be text whatever it holds. */
const FORMULA = /^(=|'[=+@\d-])/;
/** What programs write where there is no value, and below a table. */
const NO_VALUE =
  /^(\\N|[([<#]null[)\]>]?|n\.a\.?|unknown|(no|without) e-?mail|-+|\?+|\.{2,}|((grand|sub) ?)?totals?|sum|\(?[\d,.]+ rows?( selected| affected)?\)?\.?)$/i;
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

const APOSTROPHE = 0x27;
const QUOTES = [0x22, APOSTROPHE, 0x60];
const HASH = 0x23;
const PLUS = 0x2b;
const COMMA = 0x2c;
const NINE = 0x39;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const LONGEST_HEADER = 20;

/** What is odd about an identity, null if nothing is. Most are seen to be plain in one look. */
export function doubtOf(value: string): Doubt | null {
  if (!PRINTABLE.test(value)) {
    if (REPLACEMENT.test(value)) return 'replacement-character';
    if (OTHER_ENCODING.test(value)) return 'other-encoding';
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
  if (value.length <= LONGEST_HEADER && NO_VALUE.test(value)) return 'no-value';
  if (SEVERAL.test(value)) return 'several-fields';
  if (value.includes(' ')) return spaced(value);
  if (value.indexOf('@') !== value.lastIndexOf('@') && TWO_ADDRESSES.test(value)) {
    return 'several-addresses';
  }
  if (last === GREATER && NAME_AND_ADDRESS.test(value)) return 'name-and-address';
  if ((first === EQUALS || first === APOSTROPHE) && FORMULA.test(value)) return 'formula';
  if (first <= NINE && value.includes('.') && FORMATTED.test(value)) return 'formatted-number';
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
