/**
 * The index is YAML for people and other tools. segops reads only what segops wrote, byte for byte,
 * as the digest has shown; so each line holds one name and one JSON value at a known depth, and a
 * lock of ten million members is read without a YAML parser.
 */
export interface IndexLines {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

export function readIndexLines(text: string): IndexLines {
  const fields = new Map<string, unknown>();
  const segments = new Map<string, Map<string, unknown>>();
  let segment = new Map<string, unknown>();
  let items: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('      - ')) items.push(JSON.parse(line.slice(8)));
    else if (line.startsWith('    ')) items = putField(segment, line.slice(4));
    else if (line.startsWith('  ')) {
      segment = new Map();
      segments.set(JSON.parse(line.slice(2, -1)), segment);
    } else if (/^[a-z]/.test(line) && !BARE.test(line)) items = putField(fields, line);
  }
  return { fields, segments };
}

/** Lines whose value is not JSON: known before, or nothing to keep. */
const BARE = /^(format|digest|segments):/;

/** A name without a value begins a list, which is returned to be filled. */
function putField(fields: Map<string, unknown>, line: string): unknown[] {
  const colon = line.indexOf(':');
  const items: unknown[] = [];
  const value = line.slice(colon + 1);
  fields.set(line.slice(0, colon), value === '' ? items : JSON.parse(value));
  return items;
}
