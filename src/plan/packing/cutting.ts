import { Pieces } from './pieces.ts';

/** Cuts change sets wider than a request into as few parts as hold them, all of nearly one size. */
export function cutWide(groups: Pieces, segments: number): Pieces {
  const cut = new Pieces(groups.rowPool, groups.columnPool, groups.length);
  for (let g = 0; g < groups.length; g++) {
    const width = groups.segments(g);
    const parts = Math.ceil(width / segments);
    let done = 0;
    for (let part = 1; part <= parts; part++) {
      const until = Math.floor((width * part) / parts);
      cut.add(groups.rowAt.get(g), groups.users(g), groups.columnAt.get(g) + done, until - done);
      done = until;
    }
  }
  return cut;
}
