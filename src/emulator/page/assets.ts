import type { Reply } from '../http.ts';
import chart from './chart.client.js';
import details from './details.css';
import dom from './dom.client.js';
import script from './page.client.js';
import css from './page.css';
import html from './page.html';
import parts from './parts.css';
import requests from './requests.client.js';
import segments from './segments.client.js';

const FILES: ReadonlyMap<string, readonly [type: string, text: string]> = new Map([
  ['/', ['text/html', html]],
  ['/page.css', ['text/css', css]],
  ['/parts.css', ['text/css', parts]],
  ['/details.css', ['text/css', details]],
  ['/page.client.js', ['text/javascript', script]],
  ['/dom.client.js', ['text/javascript', dom]],
  ['/chart.client.js', ['text/javascript', chart]],
  ['/segments.client.js', ['text/javascript', segments]],
  ['/requests.client.js', ['text/javascript', requests]],
]);

/** The page and its parts, null for any other path. */
export function pageReply(path: string): Reply | null {
  const file = FILES.get(path);
  if (file === undefined) return null;
  const [type, body] = file;
  return { status: 200, body, note: null, contentType: `${type}; charset=utf-8` };
}
