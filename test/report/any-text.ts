import fc from 'fast-check';

/** Whatever can be written: any code points, lone surrogates, and what others obey. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom(
        ...['\\', '\\u202e', '\\\\u', '::', ' ::error::', '##[', '<!--', '-->', '|', '`', '``'],
        ...['```', '\n', '\r\n', '\u001b[2J', '\u202e', '\u2066', '\u200d', '\ud800', '@octocat'],
        ...['</details>', '<img>', '[a](b)', '**', '_', '#1', 'www.a.example', '&amp;', '\u0301'],
        ...[
          '長',
          '👩‍💻',
          '❤️',
          '\u3000',
          '\u00a0',
          '\u2028',
          '\u{e0041}',
          '\u3164',
          '~~~',
          '$x$',
          ':a:',
        ],
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
