/**
 * What segops wrote at GitHub is found again by a hidden marker, which is its whole first line, and
 * by its author. Neither alone would do: anyone can write a marker, and one author writes much.
 */
function markerOf(name: string): string {
  // No name can end the HTML comment: `>` is encoded, and so is every second dash.
  return `<!-- segops:${encodeURIComponent(name.toWellFormed()).replaceAll('--', '-%2D')} -->`;
}

/** A body that begins with the marker of that name. */
export function marked(name: string, body: string): string {
  return `${markerOf(name)}\n${body}`;
}

export function isMarked(name: string, body: string | null | undefined): boolean {
  return (body ?? '').split(/\r?\n/, 1)[0] === markerOf(name);
}

/** What follows the marker. */
export function unmarked(body: string): string {
  return body.slice(body.indexOf('\n') + 1);
}
