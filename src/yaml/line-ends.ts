/**
 * Edits text whose lines end with CRLF as if they ended with LF, so that an edit needs to know one
 * kind of line end and the file keeps its own. A file that mixes both is edited as it is.
 */
export function keepingLineEnds<T extends string | null>(
  text: string,
  edit: (text: string) => T,
): T {
  if (!text.includes('\r\n') || /(?<!\r)\n/.test(text)) return edit(text);
  const edited = edit(text.replaceAll('\r\n', '\n'));
  return (edited === null ? null : edited.replaceAll('\n', '\r\n')) as T;
}
