/** An account may be large: neither a string of all, nor a piece for each of its members. */
export const PIECE_LENGTH = 65_536;

/**
 * JSON in pieces of some 64 Ki characters: an account of millions of members is longer than a string
 * may be. Iterables that are not arrays are written as arrays of plain values, one at a time.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = '';
  for (const token of tokens(value)) {
    piece += token;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* tokens(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
  } else if (Symbol.iterator in value) {
    yield* listTokens(value as Iterable<unknown>);
  } else {
    yield* objectTokens(value);
  }
}

function* listTokens(items: Iterable<unknown>): Generator<string> {
  const nested = Array.isArray(items);
  let separator = '[';
  for (const item of items) {
    yield separator;
    if (nested) yield* tokens(item);
    else yield JSON.stringify(item);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

function* objectTokens(object: object): Generator<string> {
  let separator = '{';
  for (const [name, field] of Object.entries(object)) {
    yield `${separator}${JSON.stringify(name)}:`;
    yield* tokens(field);
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}
