import { isUtf8 } from 'node:buffer';
import type { Message } from '../message.ts';
import { asCode, asCommand, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';
import { encodingOf, unmarkedUtf16 } from './encoding.ts';
import { foreignText } from './foreign-text.ts';
import type { ListRef } from './list-ref.ts';
import { optionOf } from './list-ref.ts';

/** So many bytes tell what a file is. */
export const HEAD_BYTES = 1 << 16;

type Magic = readonly [bytes: RegExp, what: Message];

/** First bytes of files that people mistake for lists, in Latin-1. An identity may begin with `PK`. */
const BINARIES: readonly Magic[] = [
  [/^PK(\x03\x04|\x05\x06)/, say`an Excel workbook or a zip archive`],
  [/^\xd0\xcf\x11\xe0/, say`a file of an old version of Office, such as Excel or Word`],
  [/^\s*%PDF-/, say`a PDF`],
  [/^%!PS/, say`a PostScript document`],
  [/^\{\\rtf/, say`a document of a word processor`],
  [/^-----BEGIN [A-Z]/, say`a key, a certificate, or an encrypted or signed message`],
  [/^HTTP\/\d/, say`the answer of a web server, with its headers`],
  [/^\x1f\x8b/, say`compressed by gzip`],
  [/^BZh[1-9]1AY&SY/, say`compressed by bzip2`],
  [/^\xfd7zXZ\0/, say`compressed by xz`],
  [/^\x28\xb5\x2f\xfd/, say`compressed by zstd`],
  [/^7z\xbc\xaf/, say`a 7z archive`],
  [/^Rar!\x1a\x07/, say`a RAR archive`],
  [/^[\s\S]{257}ustar/, say`a tar archive`],
  [/^\x89PNG\r\n|^\xff\xd8\xff|^GIF8[79]a/, say`an image`],
  [/^Obj\x01/, say`an Avro file`],
  [/^ORC[\s\S]{0,64}[\0-\x08\x0e-\x1f]/, say`an ORC file`],
  [/^PAR1[\0-\x08\x0e-\x1f]/, say`a Parquet file`],
  [/^SQLite format 3\0/, say`a database`],
];

const LFS = /^\s*version https:\/\/(git-lfs\.github|hawser\.github)\.com\/spec\//;
const MARKUP = /^\s*<(![a-z-]|\?xml|[a-z][\w:.-]*[\s/>])/i;
/** A value in braces alone may be an identity: `{8c6f...}`. */
const JSON_TEXT = /^\s*(\{\s*(["}]|$)|\[\s*(["{[\]]|-?\d+\s*[,\]]|$))/;

/**
 * What a file is that is named as a list and is none, by its first bytes, as they are and in UTF-8; null
 * where it may be one.
 */
export function foreignFile(
  raw: Uint8Array,
  head: Uint8Array,
  kind: ListRef['format']['kind'],
): Finding | null {
  const text = bufferOf(head)
    .toString()
    .replace(/^\ufeff/, '');
  if (LFS.test(text)) return lfsPointer();
  const bytes = bufferOf(raw).toString('latin1');
  if (UTF32.test(bytes)) return UTF32_LIST;
  const found = BINARIES.find(([magic]) => magic.test(bytes));
  if (found !== undefined) return binary(found[1]);
  if (MARKUP.test(text)) return MARKUP_LIST;
  if (JSON_TEXT.test(text)) return saved('list-is-json', say`this is JSON, not a list`);
  const what = foreignText(text, kind);
  if (what === 'markup') return MARKUP_LIST;
  return what === null ? null : otherText(what);
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** With its mark, or two letters of four bytes each. */
const UTF32 = /^(\xff\xfe\0\0|\0\0\xfe\xff|([\x20-\x7e]\0\0\0){2}|(\0\0\0[\x20-\x7e]){2})/;
const UTF32_LIST: Finding = {
  code: 'list-is-binary',
  message: say`this is text in UTF-32, which segops does not read`,
  next: say`Save it as UTF-8.`,
};

function otherText(what: Message): Finding {
  return {
    code: 'list-is-text',
    message: say`this is ${what}, not a list`,
    next: say`Look into the file: something else was saved in place of the list. Fetch the list again, as CSV or with one identity to a line.`,
  };
}

/** Bytes that no text has, where nothing more is known of the file. */
export function notText(head: Uint8Array): Finding | null {
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 0x20)).length;
  const isBinary = controls >= LEAST_CONTROLS && controls >= head.length * 0.1;
  return isBinary ? binary(say`a file of a program, without text`) : null;
}

const LEAST_CONTROLS = 8;

/** UTF-8 that is said to be something else would be read as other letters: as other people. */
export function wrongEncoding(raw: Uint8Array, said: string | null, ref: ListRef): Finding | null {
  if (said === null || said === 'utf-8' || encodingOf(raw, said) !== said) return null;
  const isUtf16 = said.startsWith('utf-16');
  const isWrong = isUtf16 ? !raw.includes(0) && isMostlyAscii(raw) : hasLettersOfUtf8(raw, said);
  if (!isWrong) return null;
  return {
    code: 'list-is-utf8',
    message: say`this is not in ${asCode(said)}: it is in ${isUtf16 ? 'UTF-8 or ASCII' : 'UTF-8'}`,
    next: say`Remove ${asCode(ref.asked ? '--encoding' : 'encoding:')}.`,
  };
}

/** One byte a letter: hardly any text has the bytes of UTF-8 by chance. Pairs of bytes may. */
const SINGLE_BYTE = /^(windows-|iso-|macintosh|x-mac|koi8|ibm866)/;
const LEAST_LETTERS = 4;

function hasLettersOfUtf8(raw: Uint8Array, said: string): boolean {
  let end = raw.length;
  // The last letter may be cut off.
  while (end > raw.length - 4 && (raw[end - 1] ?? 0) >= 0x80) end -= 1;
  const whole = raw.length < HEAD_BYTES ? raw : raw.subarray(0, end);
  const letters = whole.filter((byte) => byte >= 0xc0).length;
  const least = SINGLE_BYTE.test(said) && !said.startsWith('iso-2022') ? 1 : LEAST_LETTERS;
  return letters >= least && isUtf8(whole);
}

const LEAST_BYTES = 4;

function isMostlyAscii(raw: Uint8Array): boolean {
  const letters = raw.filter((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13));
  return raw.length >= LEAST_BYTES && letters.length >= raw.length * 0.9;
}

/** UTF-16 without its mark is refused by name: it is not known which bytes come first. */
export function unmarkedEncoding(head: Uint8Array, ref: ListRef): Finding | null {
  const encoding = unmarkedUtf16(head);
  if (encoding === null) return null;
  return {
    code: 'list-is-utf16',
    message: say`this looks like UTF-16 without a byte order mark`,
    next: say`Save it as UTF-8, or write ${optionOf(ref)('encoding', encoding)}.`,
  };
}

function lfsPointer(): Finding {
  return {
    code: 'list-is-lfs-pointer',
    message: say`this is a pointer of git-lfs, and the list itself is not here`,
    next: say`Fetch it: ${asCommand('git lfs pull')}`,
  };
}

function binary(what: Message): Finding {
  return {
    code: 'list-is-binary',
    message: say`this is ${what}, not a list`,
    next: say`Open it, and save the members as CSV in UTF-8, or one identity to a line.`,
  };
}

const MARKUP_LIST = saved('list-is-markup', say`this is a web page or XML, not a list`);

/** What a program wrote where a list was expected: often a login page, or an error. */
function saved(code: Finding['code'], message: Message): Finding {
  return {
    code,
    message,
    next: say`Look into the file: a login page or an error may have been saved in place of the list. Fetch the list again, as CSV or with one identity to a line.`,
  };
}
