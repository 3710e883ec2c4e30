import type { Message } from '../message.ts';
import { asCommand, say } from '../message.ts';
import type { Finding } from '../yaml/source.ts';
import { unmarkedUtf16 } from './encoding.ts';
import type { ListRef } from './list-ref.ts';
import { optionOf } from './list-ref.ts';

/** So many bytes tell what a file is. */
export const HEAD_BYTES = 1 << 16;

type Magic = readonly [bytes: RegExp, what: Message];

/** First bytes of files that people mistake for lists, in Latin-1. An identity may begin with `PK`. */
const BINARIES: readonly Magic[] = [
  [/^PK(\x03\x04|\x05\x06)/, say`an Excel workbook or a zip archive`],
  [/^\xd0\xcf\x11\xe0/, say`an old Excel workbook`],
  [/^%PDF-/, say`a PDF`],
  [/^\{\\rtf/, say`a document of a word processor`],
  [/^-----BEGIN [A-Z]/, say`an encrypted or signed message`],
  [/^HTTP\/\d/, say`the answer of a web server, with its headers`],
  [/^\x1f\x8b/, say`compressed by gzip`],
  [/^BZh[1-9]1AY&SY/, say`compressed by bzip2`],
  [/^\xfd7zXZ\0/, say`compressed by xz`],
  [/^\x28\xb5\x2f\xfd/, say`compressed by zstd`],
  [/^7z\xbc\xaf/, say`a 7z archive`],
  [/^PAR1[\0-\x08\x0e-\x1f]/, say`a Parquet file`],
  [/^SQLite format 3\0/, say`a database`],
];

const LFS = /^\s*version https:\/\/(git-lfs\.github|hawser\.github)\.com\/spec\//;
const MARKUP = /^\s*<(![a-z-]|\?xml|[a-z][\w:.-]*[\s/>])/i;
/** A value in braces alone may be an identity: `{8c6f...}`. */
const JSON_TEXT = /^\s*(\{\s*(["}]|$)|\[\s*(["{[\]]|-?\d+\s*[,\]]|$))/;

/** What a file is that is named as a list and is none, by its first bytes; null where it may be one. */
export function foreignFile(head: Uint8Array): Finding | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const text = bytes.toString().replace(/^\ufeff/, '');
  if (LFS.test(text)) return lfsPointer();
  const found = BINARIES.find(([magic]) => magic.test(bytes.toString('latin1')));
  if (found !== undefined) return binary(found[1]);
  if (MARKUP.test(text)) {
    return saved('list-is-markup', say`this is a web page or XML, not a list`);
  }
  if (JSON_TEXT.test(text)) return saved('list-is-json', say`this is JSON, not a list`);
  return null;
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

/** What a program wrote where a list was expected: often a login page, or an error. */
function saved(code: Finding['code'], message: Message): Finding {
  return {
    code,
    message,
    next: say`Look into the file: a login page or an error may have been saved in place of the list. Fetch the list again, as CSV or with one identity to a line.`,
  };
}
