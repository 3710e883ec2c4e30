/** A longer text is not a typing error of anything. */
const MOST_LENGTH = 100;

/**
 * The candidate that a typing error may have meant, null if none is near. Files of others decide how
 * often it is asked, and for what: each candidate takes a few steps for each letter, at most.
 */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  if (written.length > MOST_LENGTH) return null;
  const folded = written.toLowerCase();
  const allowed = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
  let best: string | null = null;
  let most = allowed;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > most) continue;
    const distance = editDistance(folded, candidate.toLowerCase(), most);
    if (distance > most) continue;
    best = candidate;
    most = distance - 1;
  }
  return best;
}

/**
 * Insertions, deletions and substitutions; a swap of neighbours counts as one. More than `most` is only
 * known to be more: what is further from the diagonal than that is not looked at.
 */
function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: Math.min(b.length, most) + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = [];
    if (i <= most) row[0] = i;
    let nearestOfRow = row[0] ?? FAR;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row[j] = least;
      nearestOfRow = Math.min(nearestOfRow, least);
    }
    if (nearestOfRow > most) return FAR;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const FAR = Number.POSITIVE_INFINITY;

function at(row: readonly number[], index: number): number {
  return row[index] ?? FAR;
}
