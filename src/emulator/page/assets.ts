import type { Reply } from '../http.ts';
import chart from './chart.client.js';
import dom from './dom.client.js';
import script from './page.client.js';
import css from './page.css';
import html from './page.html';
import parts from './parts.css';

const FILES: ReadonlyMap<string, readonly [type: string, text: string]> = new Map([
  ['/', ['text/html', html]],
  ['/page.css', ['text/css', css]],
  ['/parts.css', ['text/css', parts]],
  ['/page.client.js', ['text/javascript', script]],
  ['/dom.client.js', ['text/javascript', dom]],
  ['/chart.client.js', ['text/javascript', chart]],
]);

/** The page and its parts, null for any other path. */
export function pageReply(path: string): Reply | null {
  const file = FILES.get(path);
  if (file === undefined) return null;
  const [type, body] = file;
  return { status: 200, body, note: null, contentType: `${type}; charset=utf-8` };
}
