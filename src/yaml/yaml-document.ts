import type { Document, Node, YAMLError } from 'yaml';
import { Composer, CST, Lexer, Parser } from 'yaml';

/*
 * `yaml` composes by recursion, and V8 aborts when the stack overflows inside a regular expression. No
 * catch helps then. The parser of `yaml` does not recurse, so the depth is measured while it parses, and
 * nothing deep is ever composed. It makes hundreds of bytes for each bracket, so it is also stopped
 * there: what follows is never read.
 */

/** Deeper than any field of ours; a file nested deeper is refused. */
export const DEEPEST = 32;

export type ComposedYaml =
  | { readonly kind: 'too-deep'; readonly at: number }
  /** In number of parts. */
  | { readonly kind: 'too-large' }
  | {
      readonly kind: 'document';
      readonly document: Document.Parsed;
      readonly contents: Node | null;
      /** Where a second document starts. */
      readonly secondAt: number | null;
      /** Where the first bracket or quotation starts that is never closed. */
      unclosedAt(): number | null;
    };

/** Parses text as one document whose scalars all stay text. */
export function composeYaml(text: string): ComposedYaml {
  const tokens = parsed(text);
  if (!Array.isArray(tokens)) return tokens;
  const deep = findToken(tokens, (_, depth) => depth > DEEPEST);
  if (deep !== null) return { kind: 'too-deep', at: deep };
  const composer = new Composer({
    schema: 'failsafe',
    stringKeys: true,
    uniqueKeys: false,
    keepSourceTokens: false,
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (document === undefined) throw new Error('the YAML composer gave no document');
  const secondAt = second?.range[0] ?? null;
  return {
    kind: 'document',
    document,
    contents: document.contents,
    secondAt,
    unclosedAt: () => findToken(tokens, isUnclosed),
  };
}

/** Names, values, signs, line breaks: each costs about 300 bytes. Plain members are not among them. */
export const MOST_PARTS = 3_000_000;

type Refused = Exclude<ComposedYaml, { readonly kind: 'document' }>;

function parsed(text: string): CST.Token[] | Refused {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The first of the stack is the document, whose depth is 0.
    const deep = parser.stack[DEEPEST + 1];
    if (deep !== undefined) return { kind: 'too-deep', at: deep.offset };
    parts += 1;
    if (parts > MOST_PARTS) return { kind: 'too-large' };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Errors that spoil one value and leave the rest of the file readable. */
const LOCAL_ERRORS: ReadonlySet<string> = new Set([
  'BAD_SCALAR_START',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'NON_STRING_KEY',
]);

export function isLocal({ code }: YAMLError): boolean {
  return LOCAL_ERRORS.has(code);
}

/** The least offset of a token for which `wanted` holds, null if there is none. */
function findToken(
  tokens: readonly CST.Token[],
  wanted: (token: CST.Token, depth: number) => boolean,
): number | null {
  let found: number | null = null;
  const stack = tokens.map((token) => ({ token, depth: 0 }));
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { token, depth } = top;
    if (wanted(token, depth)) found = Math.min(found ?? token.offset, token.offset);
    else for (const part of partsOf(token)) stack.push({ token: part, depth: depth + 1 });
  }
  return found;
}

function isUnclosed(token: CST.Token): boolean {
  if (token.type === 'flow-collection') {
    return !token.end.some(({ type }) => type === 'flow-seq-end' || type === 'flow-map-end');
  }
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return false;
  return token.source.length < 2 || !token.source.endsWith(token.source.charAt(0));
}

function partsOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!CST.isCollection(token)) return [];
  const parts: CST.Token[] = [];
  for (const item of token.items) {
    if (item.key) parts.push(item.key);
    if (item.value) parts.push(item.value);
  }
  return parts;
}
