import { createHash } from 'node:crypto';
import { json } from '../report/escape.ts';
import type { Html } from './markup.ts';
import { html } from './markup.ts';
import base from './page/base.css';
import parts from './page/parts.css';

/**
 * One page that needs nothing else. The browser is told to run and draw what is in it by its hash, and
 * nothing besides: no script that a name might bring along, no address that would be asked.
 */

export interface Document {
  readonly title: string;
  /** Of our own; null: the page runs nothing. */
  readonly script: string | null;
}

/** What each page begins with: no other program writes just this. */
export const PAGE_BEGINS = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`;

/** The page, piece by piece. `body` is markup, `data` what the script reads. */
export function* documentPieces(
  { title, script }: Document,
  body: Iterable<Html>,
  data: Iterable<string> = [],
): Generator<string> {
  const style = `${base}${parts}`;
  yield PAGE_BEGINS;
  yield html`${policyOf(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
`.markup;
  yield `<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
`;
  for (const { markup } of body) yield markup;
  yield* data;
  if (script !== null) yield `<script type="module">${script}</script>\n`;
  yield '</body>\n</html>\n';
}

function policyOf(style: string, script: string | null): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src ${script === null ? "'none'" : `'${hashOf(script)}'`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** A value for the script, in which nothing can end the element that it is in. */
export function dataJson(value: unknown): string {
  return json(value).replaceAll('<', '\\u003c');
}

/** Data that the browser does not run; `pieces` are JSON in all. */
export function* dataPieces(id: string, pieces: Iterable<string>): Generator<string> {
  yield html`<script type="application/json" id="${id}">`.markup;
  yield* pieces;
  yield '</script>\n';
}
