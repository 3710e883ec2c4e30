import { parseDelimiter } from '../../src/lists/dialect.ts';
import { parseEncoding } from '../../src/lists/encoding.ts';
import { parsed } from './command.ts';

/** How a file of others is written, where that is not recognised. */
export const DIALECT = {
  delimiter: parsed(
    '--delimiter <character>',
    'what separates columns, or tab; mostly recognised',
    parseDelimiter,
    'It must be one character such as ; or |, or tab.',
  ),
  encoding: parsed(
    '--encoding <name>',
    'of the file, such as windows-1252 (UTF-8 and UTF-16 are recognised)',
    parseEncoding,
    'It must be a name such as windows-1252, shift_jis or euc-kr.',
  ),
};
