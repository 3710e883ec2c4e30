/** What is known about a list apart from its content. Reading it needs the disk and git. */
export interface ListEvidence {
  /** Its last change, ms since the epoch; null if unknown. */
  readonly changedAt: number | null;
  readonly checksum: Checksum;
}

/** The file `LIST.sha256` beside a list. */
export type Checksum =
  | { readonly kind: 'none' }
  | { readonly kind: 'sha256'; readonly sha256: string }
  | { readonly kind: 'unreadable' };

const DIGEST = /^\\?([0-9a-f]{64})(\s|$)/i;

/** Reads what `sha256sum` writes, or a digest alone; `null` means that there is no such file. */
export function parseChecksum(text: string | null): Checksum {
  if (text === null) return { kind: 'none' };
  const sha256 = DIGEST.exec(text)?.[1]?.toLowerCase();
  return sha256 === undefined ? { kind: 'unreadable' } : { kind: 'sha256', sha256 };
}
