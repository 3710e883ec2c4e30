import { readFileSync } from 'node:fs';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Markdown as GitHub renders it, before its own filter takes away what it does not allow. */
export function toHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

const ALERT = /<blockquote>\s*<p>\[!(CAUTION|WARNING|NOTE)\]\n?/g;
const CSS = readFileSync(new URL('github.css', import.meta.url), 'utf8');

/** A page with the comment as GitHub draws it. */
export function toPage(markdown: string): string {
  const html = toHtml(markdown)
    .replace(ALERT, (_, kind: string) => {
      const name = kind.toLowerCase();
      const title = `${kind.charAt(0)}${name.slice(1)}`;
      return `<blockquote class="alert ${name}"><p class="title">${title}</p><p>`;
    })
    .replace(/<p><\/p>/g, '')
    .replace(/^\+ .*$/gm, '<span class="line-add">$&</span>')
    .replace(/^- .*$/gm, '<span class="line-del">$&</span>');
  const head = '<header><b>github-actions</b> bot commented 2 minutes ago</header>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A comment</title><style>${CSS}</style><article class="comment">${head}<div class="body">${html}</div></article></html>`;
}

/** What a reader and GitHub's own search for names see of a rendering. */
export interface Rendered {
  /** Every element with its attributes, in order, e.g. `details open`. */
  readonly elements: readonly string[];
  /** All text that stands in no code: there GitHub looks for mentions, issues, emoji, links. */
  readonly prose: string;
  readonly comments: readonly string[];
}

export function rendered(markdown: string): Rendered {
  const elements: string[] = [];
  const prose: string[] = [];
  const comments: string[] = [];
  const walk = (node: Node, isCode: boolean): void => {
    if (node.nodeName === '#comment') comments.push('data' in node ? node.data : '');
    if (node.nodeName === '#text' && !isCode) prose.push('value' in node ? node.value : '');
    if (!('tagName' in node)) return;
    const attributes = node.attrs.map(({ name, value }) =>
      value === '' ? name : `${name}=${value}`,
    );
    elements.push([node.tagName, ...attributes].join(' '));
    const within = isCode || node.tagName === 'code' || node.tagName === 'pre';
    for (const child of node.childNodes) walk(child, within);
  };
  for (const node of parseFragment(toHtml(markdown)).childNodes) walk(node, false);
  return { elements, prose: prose.join('\n'), comments };
}
