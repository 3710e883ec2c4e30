// Tables of Markdown between two markers of a document.

export function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function between(text, start, end, inner) {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the document has no ${start} before ${end}`);
  return `${text.slice(0, from)}${start}\n\n${inner}\n\n${text.slice(to)}`;
}
