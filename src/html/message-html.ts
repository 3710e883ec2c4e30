import type { Message, Span } from '../message.ts';
import { cutTo } from '../report/display-width.ts';
import { asSentence } from '../report/render-message.ts';
import type { Html, Part } from './markup.ts';
import { code, html, label, value } from './markup.ts';

/** A value or words of others longer than this are cut, so that a file cannot fill the page. */
const MOST_COLUMNS = 600;

/** A message as the inside of a paragraph. */
export function messageHtml(message: Message): Html {
  return html`${message.map(spanPart)}`;
}

/** The same with a capital and a full stop. */
export function sentenceHtml(message: Message): Html {
  return messageHtml(asSentence(message));
}

function spanPart(span: Span): Part {
  if (typeof span === 'string') return span;
  const text = cutTo(span.text, MOST_COLUMNS);
  switch (span.kind) {
    case 'label':
      return label(text);
    case 'value':
      return html`“${value(text)}”`;
    case 'command':
      return html`<code class="command">${span.text}</code>`;
    case 'line':
      return html`<code class="line">${span.text}</code>`;
    case 'foreign':
      return html`: <bdi>${text}</bdi>`;
    default:
      return code(text);
  }
}
