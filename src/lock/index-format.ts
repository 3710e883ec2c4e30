import type { ListFacts } from '../lists/list-facts.ts';
import type { Message } from '../message.ts';
import { asCode, asCommand, asPath, asValue, say } from '../message.ts';
import type { Member, SegmentKey } from '../model.ts';
import { digestOf } from './chunk.ts';
import { exclusionsFrom, exclusionsValue } from './exclusion-memory.ts';
import { lockDamaged, RESTORE } from './lock-failures.ts';
import type {
  Applying,
  Binding,
  ChunkRef,
  EntryBlock,
  LastWrite,
  LockIndex,
  RecordRef,
  SegmentEntry,
} from './lock-index.ts';
import { MORE_OF_ENTRY, predecessorsOf } from './lock-index.ts';

/**
 * The index as a file: small, canonical, and ending with a digest of itself, so that an edit or a merge
 * by hand is noticed. It is YAML for people and other tools. segops reads only what segops wrote, byte
 * for byte, as the digest has shown. So each line has one name and one JSON value at a known depth, and
 * a lock of ten million members is read without a YAML parser.
 */
const FORMAT = 'segops-lock/3';
const HEADER =
  '# Written by segops. Never edit or merge this file: the account cannot be read back.\n';

/** Canonical YAML: the same index always gives the same bytes. JSON scalars are YAML scalars. */
export function renderIndex(index: LockIndex): string {
  const segments = [...index.segments.keys()].sort(compareKeys).map((key) => {
    const entry = index.segments.get(key);
    return entry === undefined ? '' : renderEntry(key, entry);
  });
  const body = [
    `${HEADER}format: ${FORMAT}`,
    `lineage: ${json(index.lineage)}`,
    `serial: ${index.serial}`,
    `account: ${json(index.binding?.account ?? null)}`,
    `origin: ${json(index.binding?.origin ?? null)}`,
    `confirmed: ${index.binding?.isConfirmed ?? false}`,
    `written: ${json(index.written)}`,
    `applying: ${json(index.applying)}`,
    `moved_to: ${json(index.movedTo)}`,
    `next_segment: ${index.nextSegment}`,
    ...usedWaiversLine(index),
    segments.length === 0 ? 'segments: {}' : `segments:\n${segments.join('\n')}`,
    ...renderItems('history', '', index.history.map(recordLine)),
    ...renderItems('predecessors', '', predecessorsOf(index)),
    '',
  ].join('\n');
  return `${body}digest: ${sha256(body)}\n`;
}

function usedWaiversLine({ usedWaivers }: LockIndex): string[] {
  if (usedWaivers.length === 0) return [];
  return [`used_waivers: ${json(usedWaivers.map(({ digest, until }) => [digest, until]))}`];
}

/** The digest that the last line of an index holds. */
export function digestIn(rendered: string): string {
  return rendered.slice(rendered.lastIndexOf('digest: ') + 8).trimEnd();
}

function renderEntry(key: SegmentKey, entry: SegmentEntry): string {
  const more = MORE_OF_ENTRY.filter((name) => entry.more[name] !== undefined);
  const exclusions = exclusionsValue(entry.exclusions);
  return [
    `  ${json(key)}:`,
    `    id: ${json(entry.id)}`,
    `    customer_segment_id: ${json(entry.customerSegmentId)}`,
    `    ct_segment_id: ${json(entry.ctSegmentId)}`,
    `    used: ${json(entry.used)}`,
    `    refused: ${json(entry.refused)}`,
    `    created: ${json(entry.created)}`,
    `    accepted: ${entry.accepted}`,
    `    unconfirmed: ${entry.unconfirmed}`,
    `    unsettled: ${entry.unsettled}`,
    `    retired: ${entry.retired}`,
    `    blocked: ${json(entry.blocked)}`,
    ...(exclusions === undefined ? [] : [`    exclusion_filters: ${json(exclusions)}`]),
    ...(entry.firstFill === 0 ? [] : [`    first_fill: ${entry.firstFill}`]),
    ...more.map((name) => `    ${name}: ${json(entry.more[name])}`),
    ...renderItems('lists', '    ', entry.lists.map(listItem)),
    `    next_chunk: ${entry.nextChunk}`,
    ...renderItems('chunks', '    ', entry.chunks.map(chunkLine)),
  ].join('\n');
}

function renderItems(name: string, indent: string, items: readonly unknown[]): string[] {
  if (items.length === 0) return [`${indent}${name}: []`];
  return [`${indent}${name}:`, ...items.map((item) => `      - ${json(item)}`)];
}

type ListItem = readonly [
  ...[ListFacts['role'], string, number, number, string, boolean],
  // Held back, and through which segment; null where only the latter is known.
  ...[(number | null)?, SegmentKey?],
];
type ChunkLine = readonly [number, Member['kind'], string, number, number, number, string];
type RecordLine = readonly [number, string, number, string, string, readonly string[]];

function listItem(list: ListFacts): ListItem {
  const { role, path, rows, bytes, sha256, endsWithNewline, heldBack, through } = list;
  const item = [role, path, rows, bytes, sha256, endsWithNewline] as const;
  if (through !== undefined) return [...item, heldBack ?? null, through];
  return heldBack === undefined ? item : [...item, heldBack];
}

function chunkLine({
  number,
  first,
  accepted,
  unconfirmed,
  unsettled,
  sha256,
}: ChunkRef): ChunkLine {
  return [number, first.kind, first.value, accepted, unconfirmed, unsettled, sha256];
}

function recordLine({ serial, apply, at, file, sha256, changeFiles }: RecordRef): RecordLine {
  return [serial, apply, at, file, sha256, changeFiles];
}

/** Code-unit order: the same on every machine and locale. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function sha256(text: string): string {
  return digestOf(Buffer.from(text));
}

/** Reads an index. Throws a Failure naming what is wrong: it is never guessed at or repaired. */
export function parseIndex(text: string, file: string): LockIndex {
  if (text.trim() === '') {
    throw damaged(
      file,
      say`is empty: something cut it off, or the disk was full`,
      say`An empty file does not mean an empty account. ${RESTORE}`,
    );
  }
  if (/^(<<<<<<<|=======|>>>>>>>)/m.test(text)) {
    throw damaged(
      file,
      say`has conflict markers`,
      say`A lockfile is never merged. Restore it: ${asCommand('segops lock restore')}`,
    );
  }
  const format = /^format: (.*)$/m.exec(text)?.[1];
  if (format !== FORMAT) {
    const found =
      format === undefined ? say`has no format` : say`has the format ${asValue(format)}`;
    throw damaged(
      file,
      say`${found}, expected ${asCode(FORMAT)}`,
      format === undefined
        ? RESTORE
        : isOlder(format)
          ? say`Apply once more with the version of segops that wrote it. Then make a new lock, and import what is in the account.`
          : say`Use the version of segops that wrote it, or a newer one.`,
    );
  }
  const at = text.lastIndexOf('digest: ');
  if (at < 0 || text.slice(at) !== `digest: ${sha256(text.slice(0, at))}\n`) {
    throw damaged(
      file,
      say`was changed by something other than segops: its digest does not match`,
      say`Restore it: ${asCommand('segops lock restore')}`,
    );
  }
  return fromLines(readIndexLines(text), digestIn(text));
}

/** Formats before this one do not say which index came before which. */
function isOlder(format: string | undefined): boolean {
  return format === 'segops-lock/1' || format === 'segops-lock/2';
}

/** Whether a later version wrote it: its format is one of segops, and unknown here. */
export function isNewerFormat(text: string): boolean {
  const format = /^format: (.*)$/m.exec(text)?.[1];
  return /^segops-lock\/\d+$/.test(format ?? '') && format !== FORMAT && !isOlder(format);
}

function damaged(file: string, what: Message, next: Message): Error {
  return lockDamaged(say`the lockfile ${asPath(file)} ${what}`, { file, next });
}

/** The digest has shown that segops wrote the lines, so their shapes are known. */
function fromLines({ fields, segments }: IndexLines, digest: string): LockIndex {
  return {
    lineage: fields.get('lineage') as string,
    serial: fields.get('serial') as number,
    binding: bindingFrom(fields),
    written: fields.get('written') as LastWrite | null,
    applying: fields.get('applying') as Applying | null,
    movedTo: fields.get('moved_to') as string | null,
    segments: new Map([...segments].map(([key, entry]) => [key, entryFrom(entry)])),
    nextSegment: fields.get('next_segment') as number,
    usedWaivers: ((fields.get('used_waivers') ?? []) as [string, number][]).map(
      ([digest, until]) => ({ digest, until }),
    ),
    history: (fields.get('history') as RecordLine[]).map(recordFrom),
    predecessors: fields.get('predecessors') as string[],
    digest,
  };
}

function bindingFrom(fields: ReadonlyMap<string, unknown>): Binding | null {
  const account = fields.get('account') as string | null;
  if (account === null) return null;
  const origin = fields.get('origin') as string;
  return { account, origin, isConfirmed: fields.get('confirmed') as boolean };
}

function entryFrom(fields: ReadonlyMap<string, unknown>): SegmentEntry {
  const id = fields.get('id') as string;
  const more = MORE_OF_ENTRY.filter((name) => fields.has(name));
  return {
    id,
    customerSegmentId: fields.get('customer_segment_id') as string | null,
    ctSegmentId: fields.get('ct_segment_id') as number | null,
    used: fields.get('used') as SegmentKey[],
    refused: fields.get('refused') as SegmentKey[],
    created: fields.get('created') as SegmentEntry['created'],
    accepted: fields.get('accepted') as number,
    unconfirmed: fields.get('unconfirmed') as number,
    unsettled: fields.get('unsettled') as number,
    retired: fields.get('retired') as boolean,
    blocked: fields.get('blocked') as EntryBlock | null,
    lists: (fields.get('lists') as ListItem[]).map(listFrom),
    exclusions: exclusionsFrom(fields.get('exclusion_filters')),
    firstFill: (fields.get('first_fill') as number | undefined) ?? 0,
    nextChunk: fields.get('next_chunk') as number,
    chunks: (fields.get('chunks') as ChunkLine[]).map((line) => chunkFrom(id, line)),
    more: Object.fromEntries(more.map((name) => [name, fields.get(name)])),
  };
}

function listFrom([role, path, rows, bytes, sha256, ends, held, through]: ListItem): ListFacts {
  const facts = { role, path, rows, bytes, sha256, endsWithNewline: ends };
  const heldBack = held ?? undefined;
  return {
    ...facts,
    ...(through === undefined ? {} : { through }),
    ...(heldBack === undefined ? {} : { heldBack }),
  };
}

function chunkFrom(
  segment: string,
  [number, kind, value, accepted, unconfirmed, unsettled, sha256]: ChunkLine,
): ChunkRef {
  return { segment, number, first: { kind, value }, accepted, unconfirmed, unsettled, sha256 };
}

function recordFrom([serial, apply, at, file, sha256, changeFiles]: RecordLine): RecordRef {
  return { serial, apply, at, file, sha256, changeFiles };
}

interface IndexLines {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

function readIndexLines(text: string): IndexLines {
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
