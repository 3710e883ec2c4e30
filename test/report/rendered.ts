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
