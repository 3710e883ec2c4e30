import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure } from './errors.ts';
import { failure, failureBody } from './errors.ts';

/** An answer before it is written. `note` is for the log of requests only. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly note: string | null;
  readonly contentType: string;
}

export const JSON_TYPE = 'application/json';

export function jsonReply(status: number, body: unknown, note: string | null = null): Reply {
  return { status, body: JSON.stringify(body), note, contentType: JSON_TYPE };
}

export function refusal(failed: Failure): Reply {
  return jsonReply(failed.status, failureBody(failed), failed.detail);
}

export function writeReply(response: ServerResponse, { status, body, contentType }: Reply): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': length }).end(body);
}

export type ReadBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The client went away before its request was whole. */
  | { readonly kind: 'gone' };

/** Reads a body whole. Of one that is too large the rest is drained, so that the client can read why. */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  timeoutMs: number,
): Promise<ReadBody> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const settle = (outcome: ReadBody) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const refuse = (kind: 'bodyTimeout' | 'bodySize', detail: string) =>
      settle({ kind: 'refused', failure: failure(kind, detail) });
    const timer = setTimeout(() => refuse('bodyTimeout', 'half sent'), timeoutMs);
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= maxBytes) pieces.push(piece);
      else pieces.length = 0;
    });
    request.on('end', () => {
      if (size > maxBytes) refuse('bodySize', `${size} bytes`);
      else settle({ kind: 'whole', bytes: Buffer.concat(pieces) });
    });
    request.on('close', () => settle({ kind: 'gone' }));
    request.on('error', () => settle({ kind: 'gone' }));
  });
}

/** The JSON of a body, or why it is none. */
export function parseJson(bytes: Buffer): { readonly value: unknown } | Failure {
  if (!isUtf8(bytes)) return failure('parameters', 'the body is not UTF-8');
  try {
    return { value: JSON.parse(bytes.toString()) };
  } catch (error) {
    return failure('parameters', error instanceof Error ? error.message : 'not JSON');
  }
}

/** `application/json`, in UTF-8 where it names a charset; strict, as the specification's headers are. */
export function isJsonType(contentType: string | undefined): boolean {
  return (
    contentType === JSON_TYPE ||
    /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType ?? '')
  );
}
