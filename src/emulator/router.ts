import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  COUNTS_PATH,
  CREATE_SEGMENT_PATH,
  EVENTS_PATH,
  UPDATE_SEGMENT_PATH,
} from '../clevertap/wire.ts';
import type { Context } from './context.ts';
import { serveControl } from './control.ts';
import { serveEndpoint } from './endpoints.ts';
import { failure } from './errors.ts';
import type { ApiName } from './faults.ts';
import type { Reply } from './http.ts';
import { refusal, writeReply } from './http.ts';
import { isTrusted } from './origin.ts';
import { pageReply } from './page/assets.ts';

const APIS: ReadonlyMap<string, ApiName> = new Map([
  [UPDATE_SEGMENT_PATH, 'update'],
  [CREATE_SEGMENT_PATH, 'create'],
  [EVENTS_PATH, 'events'],
  [COUNTS_PATH, 'counts'],
]);

/** Answers any request; what it throws nowhere is a client's doing. */
export async function serve(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request.url ?? '/');
  const api = APIS.get(url.pathname);
  try {
    if (api !== undefined) await serveEndpoint(context, api, request, response, url);
    else await serveOwn(context, request, response, url);
  } catch (error) {
    fail(response, error);
  }
}

const BASE = 'http://emulator';

function urlOf(target: string): URL {
  return new URL(URL.canParse(target, BASE) ? target : '/nowhere', BASE);
}

/** The page, and what it and tests need. */
async function serveOwn(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const reply = await ownReply(context, request, response, url);
  if (reply === null) return;
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  writeReply(response, reply);
}

/** The page loads nothing but its own files and runs no script that stands in its text. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function ownReply(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<Reply | null> {
  if (!isTrusted(request, context.settings.host)) return refusal(failure('notFound'));
  if (url.pathname.startsWith('/_emulator/')) return serveControl(context, request, response, url);
  const page = request.method === 'GET' ? pageReply(url.pathname) : null;
  return page ?? refusal(failure('notFound'));
}

/** A bug of the emulator, in the words that the specification has for those of CleverTap. */
function fail(response: ServerResponse, error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else writeReply(response, refusal(failure('unknown', detail)));
}
