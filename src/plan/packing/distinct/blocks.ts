import type { Limits } from '../../../model.ts';
import { at } from '../matrix.ts';
import { Numbers, Pieces } from '../pieces.ts';
import { Requests } from '../requests.ts';

/** Covers pieces block by block of so many segments, each block with requests of so many users. */
export function blockRequests(pieces: Pieces, segmentOf: Uint32Array, limits: Limits): Requests {
  const { blockOf, blocks } = blocksOf(pieces, segmentOf, limits.segments);
  const columns = new Numbers();
  const parts: Numbers[] = Array.from({ length: blocks }, () => new Numbers());
  for (let piece = 0; piece < pieces.length; piece++) {
    const byBlock = new Map<number, number[]>();
    const from = pieces.columnAt.get(piece);
    for (let i = from; i < from + pieces.segments(piece); i++) {
      const column = at(pieces.columnPool, i);
      const block = at(blockOf, at(segmentOf, column));
      const own = byBlock.get(block);
      if (own === undefined) byBlock.set(block, [column]);
      else own.push(column);
    }
    for (const [block, own] of byBlock) {
      const part = parts[block] as Numbers;
      part.push(piece);
      part.push(columns.length);
      part.push(own.length);
      for (const column of own) columns.push(column);
    }
  }
  const pool = columns.values.slice(0, columns.length);
  const requests = new Requests(new Pieces(pieces.rowPool, pool));
  for (const part of parts) sendBlock(pieces, part, limits, requests);
  return requests;
}

function blocksOf(
  pieces: Pieces,
  segmentOf: Uint32Array,
  size: number,
): { blockOf: Uint32Array; blocks: number } {
  const occurs = new Uint8Array(segmentOf.length + 1);
  for (let piece = 0; piece < pieces.length; piece++) {
    const from = pieces.columnAt.get(piece);
    for (let i = from; i < from + pieces.segments(piece); i++) {
      occurs[at(segmentOf, at(pieces.columnPool, i))] = 1;
    }
  }
  const blockOf = new Uint32Array(occurs.length);
  let seen = 0;
  occurs.forEach((yes, segment) => {
    blockOf[segment] = Math.floor(seen / size);
    seen += yes;
  });
  return { blockOf, blocks: Math.ceil(seen / size) };
}

/** `part` holds a piece, and where its columns in this block begin and how many they are. */
function sendBlock(pieces: Pieces, part: Numbers, limits: Limits, requests: Requests): void {
  let users = 0;
  let entries = 0;
  for (let i = 0; i < part.length; i += 3) {
    const piece = part.get(i);
    let rowAt = pieces.rowAt.get(piece);
    for (let left = pieces.users(piece); left > 0; ) {
      const taken = Math.min(left, limits.users - users);
      requests.add(rowAt, taken, part.get(i + 1), part.get(i + 2));
      rowAt += taken;
      left -= taken;
      users += taken;
      entries += 1;
      if (users < limits.users && entries < limits.entries) continue;
      requests.close();
      users = 0;
      entries = 0;
    }
  }
  requests.close();
}
