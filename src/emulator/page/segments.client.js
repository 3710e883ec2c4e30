import { byId, cell, count, element, reconcile, sent } from '/dom.client.js';

/** By which the table is sorted; `down`: largest or last first. */
const sorting = { by: null, down: false };
const VALUES = {
  name: ({ name }) => name.toLowerCase(),
  kind: ({ kind }) => kind,
  id: ({ ct_segment_id }) => ct_segment_id,
  members: ({ size }) => size,
};

/** The table of segments: searched, sorted, and walked through with the arrow keys. */
export function showSegments(segments, chosen, choose) {
  const asked = byId('segment-search').value.trim().toLowerCase();
  const matching = segments.filter((segment) => textOf(segment).includes(asked));
  byId('segments-count').textContent =
    asked === '' ? '' : `${count(matching.length)} of ${count(segments.length)}`;
  byId('segments-table').hidden = segments.length === 0;
  byId('no-segments').hidden = segments.length > 0;
  const items = sorted(matching).map((segment) => ({
    ...segment,
    current: segment.ct_segment_id === chosen,
  }));
  reconcile(byId('segments'), items, idOf, (segment) => row(segment, choose));
}

function idOf({ ct_segment_id }) {
  return String(ct_segment_id);
}

function textOf({ name, customer_segment_id, ct_segment_id }) {
  return `${name}\n${customer_segment_id ?? ''}\n${ct_segment_id}`.toLowerCase();
}

function sorted(segments) {
  const value = VALUES[sorting.by];
  if (value === undefined) return segments;
  const way = sorting.down ? -1 : 1;
  return [...segments].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left === right ? 0 : left < right ? -way : way;
  });
}

function row({ ct_segment_id, customer_segment_id, name, kind, size, current }, choose) {
  const button = element('button', { type: 'button', 'aria-pressed': String(current) }, sent(name));
  button.addEventListener('click', () => choose(ct_segment_id));
  const title = element('td', {}, button);
  if (customer_segment_id !== null && customer_segment_id !== name) {
    title.append(' ', element('span', { class: 'quiet' }, sent(customer_segment_id)));
  }
  return element(
    'tr',
    { 'aria-current': String(current) },
    title,
    cell(kind === 'api' ? 'API' : kind, 'quiet'),
    cell(String(ct_segment_id), 'number'),
    cell(count(size), 'number'),
  );
}

/** Sizes are asked for the largest first, names for the first. */
function sortBy(column) {
  sorting.down = sorting.by === column ? !sorting.down : column === 'members';
  sorting.by = column;
  for (const button of document.querySelectorAll('#segments-table [data-sort]')) {
    const isIt = button.dataset.sort === column;
    const way = sorting.down ? 'descending' : 'ascending';
    button.closest('th').setAttribute('aria-sort', isIt ? way : 'none');
  }
}

const STEPS = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function walk(event) {
  const step = STEPS[event.key];
  const buttons = [...byId('segments').querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
}

/** `again`: shows what is there by what is asked for now. */
export function listenToSegments(again) {
  byId('segment-search').addEventListener('input', again);
  byId('segments').addEventListener('keydown', walk);
  for (const button of document.querySelectorAll('#segments-table [data-sort]')) {
    button.addEventListener('click', () => {
      sortBy(button.dataset.sort);
      again();
    });
  }
}
