/**
 * Sorts and filters the segments, and lists the people a page at a time: only what is looked at is in
 * the document, so a hundred thousand of them scroll like fifty. Text goes in as text, never as markup.
 */

const PER_PAGE = 50;
/** Printed of what is found. */
const PRINTED = 1000;
/** Segments that are named of one person. */
const NAMED = 20;

const byId = (id) => document.getElementById(id);
const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function sortableSegments() {
  const table = byId('segments');
  if (table === null) return;
  const [body] = table.tBodies;
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  for (const [at, head] of heads.entries()) {
    const button = element('button', { type: 'button' }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener('click', () => sortBy(heads, at, rows, body));
  }
  filterSegments(rows);
}

function sortBy(heads, at, rows, body) {
  const head = heads[at];
  const first = at === 0 ? 'ascending' : 'descending';
  const second = at === 0 ? 'descending' : 'ascending';
  const order = head.getAttribute('aria-sort') === first ? second : first;
  for (const other of heads) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', order);
  const sign = order === 'ascending' ? 1 : -1;
  const known = rows.map((row) => ({ row, key: sortKey(row.cells[at]) }));
  known.sort((a, b) => sign * compare(a.key, b.key));
  body.append(...known.map(({ row }) => row));
}

function sortKey(cell) {
  return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
}

const collator = new Intl.Collator('en', { numeric: true });

function compare(a, b) {
  return typeof a === 'number' ? a - b : collator.compare(a, b);
}

function filterSegments(rows) {
  const field = byId('find-segment');
  const names = rows.map((row) => row.cells[0].textContent.toLowerCase());
  const show = () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const [at, row] of rows.entries()) {
      row.hidden = !names[at].includes(wanted);
      if (!row.hidden) shown += 1;
    }
    byId('segments-count').textContent =
      wanted === '' ? '' : `${count(shown)} of ${count(rows.length)}`;
  };
  field.addEventListener('input', show);
  document.querySelector('[data-for="segments"]').hidden = rows.length < 5;
}

const { naming, segments, people: text } = JSON.parse(byId('people').textContent);
/** Lines, each taken apart when it is looked at. */
const people = text === '' ? [] : text.split('\n');
const joins = (code) => code % 2 === 0;
/** What is asked for, and what is found. */
const asked = { text: '', operation: 'all', segment: null };
let found = people;
let page = 0;
let lowered = null;

function nameIn(line) {
  return line.slice(0, line.indexOf('\t'));
}

function codesIn(line) {
  return line
    .slice(line.indexOf('\t') + 1)
    .split(' ')
    .map(Number);
}

function isAsked(line, at) {
  if (asked.text !== '' && !lowered[at].includes(asked.text)) return false;
  if (asked.segment === null && asked.operation === 'all') return true;
  const codes = codesIn(line);
  let joining = false;
  let leaving = false;
  let here = asked.segment === null;
  for (const code of codes) {
    if (asked.segment !== null && code >> 1 !== asked.segment) continue;
    here = true;
    if (joins(code)) joining = true;
    else leaving = true;
  }
  if (!here) return false;
  if (asked.operation === 'all') return true;
  if (asked.operation === 'join') return joining;
  return asked.operation === 'leave' ? leaving : moves(codes);
}

function moves(codes) {
  return codes.some(joins) && !codes.every(joins);
}

function find() {
  if (asked.text !== '') lowered ??= people.map((line) => nameIn(line).toLowerCase());
  found = people.filter(isAsked);
  page = 0;
  showPage();
}

function showPage(from = page * PER_PAGE, to = from + PER_PAGE) {
  const [body] = byId('people-table').tBodies;
  body.replaceChildren(...found.slice(from, to).map(personRow));
  byId('people-table').hidden = found.length === 0;
  const what = naming === 'masked' ? 'changes' : 'people';
  const last = Math.min(to, found.length);
  const range = found.length > to - from ? `, ${count(from + 1)} to ${count(last)} shown` : '';
  byId('people-count').textContent =
    `${count(found.length)} of ${count(people.length)} ${what}${range}`;
  const pages = Math.ceil(found.length / PER_PAGE);
  byId('pager').hidden = pages < 2;
  byId('page-now').textContent = `Page ${count(page + 1)} of ${count(pages)}`;
  for (const button of byId('pager').querySelectorAll('button')) {
    button.disabled = /first|back/.test(button.dataset.go) ? page === 0 : page >= pages - 1;
  }
}

function personRow(line) {
  const codes = codesIn(line);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('bdi', {}, nameIn(line))),
    segmentsCell(codes.filter(joins)),
    segmentsCell(codes.filter((code) => !joins(code))),
  );
}

function segmentsCell(codes) {
  const cell = element('td', {});
  for (const [at, code] of codes.slice(0, NAMED).entries()) {
    if (at > 0) cell.append(', ');
    cell.append(element('bdi', {}, segments[code >> 1]));
  }
  if (codes.length > NAMED) cell.append(` and ${count(codes.length - NAMED)} more`);
  return cell;
}

function go(where) {
  const last = Math.max(0, Math.ceil(found.length / PER_PAGE) - 1);
  page = { first: 0, back: Math.max(0, page - 1), next: Math.min(last, page + 1), last }[where];
  showPage();
}

function chooseSegment(segment, operation) {
  asked.segment = segment;
  asked.operation = operation;
  byId('operation').value = operation;
  byId('in-segment').hidden = segment === null;
  byId('in-segment-name').textContent = segment === null ? '' : segments[segment];
  find();
}

/** The figures of a segment lead to the people behind them. */
function linkFigures() {
  for (const row of document.querySelectorAll('#segments tr[data-segment]')) {
    const segment = Number(row.dataset.segment);
    for (const [at, operation, verb] of [
      [1, 'join', 'joins'],
      [2, 'leave', 'leaves'],
    ]) {
      const cell = row.cells[at];
      if (cell.textContent === '') continue;
      const told = `${cell.textContent}: show who ${verb} ${segments[segment]}`;
      const button = element('button', { type: 'button', 'aria-label': told }, cell.textContent);
      button.addEventListener('click', () => {
        chooseSegment(segment, operation);
        byId('people-title').focus();
        byId('people-section').scrollIntoView();
      });
      cell.replaceChildren(button);
    }
  }
}

function startPeople() {
  byId('people-tools').hidden = false;
  byId('find-person').addEventListener('input', ({ target }) => {
    asked.text = target.value.trim().toLowerCase();
    find();
  });
  byId('operation').addEventListener('change', ({ target }) => {
    asked.operation = target.value;
    find();
  });
  byId('in-any').addEventListener('click', () => {
    chooseSegment(null, asked.operation);
    byId('find-person').focus();
  });
  byId('pager').addEventListener('click', ({ target }) => {
    if (target.dataset.go !== undefined) go(target.dataset.go);
  });
  linkFigures();
  linkJoining();
  showPage();
}

/** What the verdict says to look at first. */
function linkJoining() {
  const link = document.querySelector('a[data-show]');
  link?.addEventListener('click', () => chooseSegment(null, link.dataset.show));
}

/** On paper nothing can be unfolded or leafed through. */
function printWhole() {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const one of opened) one.open = true;
    if (byId('people-table') !== null) showPage(0, PRINTED);
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
    if (byId('people-table') !== null) showPage();
  });
}

sortableSegments();
if (byId('people-table') !== null) startPeople();
printWhole();
