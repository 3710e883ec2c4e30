import type { Message } from '../message.ts';
import { asCode, say } from '../message.ts';
import type { ListRef } from './list-ref.ts';

/*
 * Text that is no list: what programs write for other purposes, and where they fail. Any line may be
 * somebody's ID, so that only what cannot be one is recognised here. The rest (a sentence, a name with an
 * address) is for the notices about doubtful members.
 */

type Sign = readonly [start: RegExp, what: Message];

/** How the first line that is not blank begins, and what the file is then. */
const STARTS: readonly Sign[] = [
  [/^BEGIN:V(CARD|CALENDAR)\s*(\n|$)/i, say`a file of contacts or of a calendar`],
  [/^(version: 1\s+)?dn: \S+=/i, say`an export of a directory (LDIF)`],
  [/^From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} /, say`a mailbox`],
  [/^#!\s*\/\S/, say`a program`],
  [/^<\?php\b/, say`a program`],
  [/^begin \d{3} \S/, say`a file that was encoded to be sent by e-mail`],
  [/^\\document(class|style)\b/, say`a document in LaTeX`],
  [/^(diff --git |Index: \S+\s*\n=|--- \S+.*\n\+\+\+ \S)/, say`a difference of two files`],
  [/^ID;P[^\n]*\n[A-Z];/, say`a workbook in SYLK`],
  [/^TABLE\s*\n0,1\s*\n"/, say`a workbook in DIF`],
  [/^\+-{2,}(\+-*)*\+\s*\n\|/, say`a table that was drawn for a screen`],
  [/^[^\n]*\n-{3,}(\+-+)*[ \t]*\n/, say`a table that was drawn for a screen`],
  [/^(-\[ RECORD 1 \]|\*{5,} 1\. row \*{5})/, say`a table that was drawn for a screen`],
  [/^\|[^\n]*\n\|[-:| ]+\|[ \t]*\n/, say`a table that was drawn for a screen`],
  [/^\[[^\]\n]+\][ \t]*\n[ \t]*[\w. -]+=/, say`a file of settings`],
  [/^\S*\/annex\/objects\/\S+\s*$/, say`a pointer of git-annex, without the content`],
  [/^\.\.?\/\S+\s*$/, say`the name of another file, as git writes a link where links are off`],
];

/** SQL, also below comments. */
const SQL =
  /^(--[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/;?\s*)*(select\s[\s\S]+?\sfrom\s|insert\s+into\s|create\s+(table|database|view)\s|drop\s+table\s|update\s+\S+\s+set\s|delete\s+from\s|copy\s+[\s\S]+?\sfrom\s+stdin|pragma\s+\w+\s*=|set\s+names\s)/i;
const SQL_DUMP = /^--\s*\n?(--)?\s*(MySQL|MariaDB|PostgreSQL|Dump)\b[^\n]*\bdump\b/i;

/** The first line where a server or a program says that it failed. */
const FAILURES: readonly RegExp[] = [
  /^(HTTP error |error:? )?[45]\d\d:? (bad request|unauthorized|payment required|forbidden|(page )?not found|method not allowed|request time-?out|too many requests|internal (server )?error|not implemented|bad gateway|service (temporarily )?unavailable|gateway time-?out)\b/i,
  /^(access|permission) (is )?denied\b/i,
  /^(bad gateway|internal server error|service (temporarily )?unavailable|gateway time-?out|too many requests|page not found)\.?\s*(\n|$)/i,
  /^((php )?(warning|notice|fatal error|parse error)|fatal|error|exception|uncaught \w+): +\S/i,
  /^(ORA-\d{5}:|SQLSTATE\[|ERROR \d{4} \(|curl: \(\d|Traceback \(most recent|Exception in thread |panic: |(psql|mysql|bash|sh|cat|aws|gsutil): .+: )/,
];

/** One line of a log, with date and time and something after them. */
const LOG_LINES: readonly RegExp[] = [
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?\S* +\S/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S/,
  /^\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:/,
];

const MAIL_HEADER =
  /^(from|to|cc|subject|date|received|return-path|delivered-to|reply-to|mime-version|message-id|content-type|dkim-signature|x-[\w-]+): /i;
const HTML =
  /<\/?(html|head|body|title|script|table|form|div|span|br|p|h[1-6])(\s[^<>]*)?\/?>|<a\s+href=|<!doctype\s/i;
const LOOKED_AT = 4096;
const LINES_LOOKED_AT = 20;

/** null where it may be a list. A row of a CSV may contain anything, so that less is certain there. */
export function foreignText(
  text: string,
  kind: ListRef['format']['kind'],
): Message | 'markup' | null {
  const body = text.slice(0, LOOKED_AT).trimStart().replace(/\r\n?/g, '\n');
  const started = STARTS.find(([start]) => start.test(body));
  if (started !== undefined) return started[1];
  if (SQL.test(body) || SQL_DUMP.test(body)) return say`a query or a dump in SQL`;
  if (FAILURES.some((failure) => failure.test(body))) return say`an error of a program`;
  const lines = body.split('\n', LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  const headers = lines.filter((line) => MAIL_HEADER.test(line)).length;
  if (headers > 1 && MAIL_HEADER.test(lines[0] ?? '')) return say`an e-mail with its headers`;
  if (kind === 'csv') return null;
  // A line that starts with a tag is refused by its number.
  if (lines.some((line) => !line.startsWith('<') && HTML.test(line))) return 'markup';
  if (LOG_LINES.some((log) => isOfMost(log, lines))) return say`a log of a program`;
  return isBase64(body) ? say`encoded in ${asCode('base64')}` : null;
}

/** A message of several lines has one time. */
function isOfMost(log: RegExp, lines: readonly string[]): boolean {
  if (!log.test(lines[0] ?? '')) return false;
  return lines.filter((line) => log.test(line)).length * 2 >= lines.length;
}

const BASE64_WIDTH = 76;
const LEAST_WHOLE = 3;

/** Lines of the width that e-mail prescribes; no digest has it. */
function isBase64(body: string): boolean {
  const whole = body.split('\n', LEAST_WHOLE + 1).slice(0, LEAST_WHOLE);
  return (
    whole.length === LEAST_WHOLE &&
    whole.every((line) => line.length === BASE64_WIDTH && /^[A-Za-z0-9+/]+$/.test(line))
  );
}
