/** Makes elements. Text goes in as text, never as markup: an identity may be `<script>`. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const byId = (id) => document.getElementById(id);

/** Control, format and bidi characters as code points, so that no text can pose as another; lines stay. */
export function visible(text) {
  return text.replace(
    /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
  );
}

/** Longer text of others is folded, so that one value cannot fill the page. */
const FOLDED = 100;

/** Text that somebody sent, isolated so that its direction does not touch its neighbours. */
export function sent(text) {
  if (text === null || text === '') return element('span', { class: 'quiet' }, '–');
  return element('bdi', {}, visible(String(text)).replaceAll('\n', '\\u{a}'));
}

/** As `sent`; what is long is cut, and unfolds. Not for what stands in a button. */
export function folded(text) {
  const characters = [...String(text ?? '')];
  if (characters.length <= FOLDED) return sent(text);
  const start = element('summary', {}, sent(characters.slice(0, FOLDED - 40).join('')), '…');
  return element('details', { class: 'long' }, start, sent(text));
}

export function cell(content, className = '') {
  const made = element('td', {}, content);
  if (className !== '') made.className = className;
  return made;
}

/**
 * Brings the children of `parent` in step with `items`. An item whose text has not changed keeps its
 * element, and with it focus and selection.
 */
export function reconcile(parent, items, keyOf, make) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const text = JSON.stringify(item);
    let child = before.get(key);
    before.delete(key);
    if (child?.dataset.text !== text) {
      const made = make(item);
      made.dataset.key = key;
      made.dataset.text = text;
      const focused = child?.contains(document.activeElement) ?? false;
      if (place === child) place = child?.nextElementSibling ?? null;
      child?.remove();
      child = made;
      parent.insertBefore(child, place);
      if (focused) child.querySelector('button')?.focus();
    } else if (child === place) {
      place = child.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
  for (const gone of before.values()) gone.remove();
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

export function timeOf(iso) {
  return clock.format(new Date(iso));
}

const numbers = new Intl.NumberFormat();

export function count(number) {
  return numbers.format(number);
}
