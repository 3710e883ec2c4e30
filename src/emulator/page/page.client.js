import { drawChart } from '/chart.client.js';
import {
  byId,
  cell,
  count,
  element,
  folded,
  reconcile,
  sent,
  timeOf,
  visible,
} from '/dom.client.js';
import { API_LABELS, showRecent } from '/requests.client.js';
import { listenToSegments, showSegments } from '/segments.client.js';

const SHOWN_MEMBERS = 200;
const SHOWN_ERRORS = 200;

let overview = null;
let chosen = null;

function showNumbers() {
  const members = overview.segments.reduce((sum, { size }) => sum + size, 0);
  byId('account').textContent = visible(overview.account_id);
  byId('reach').textContent = overview.loopback
    ? ', on this machine only'
    : ', open to whoever reaches this machine';
  byId('requests').textContent = count(overview.requests);
  byId('memberships').textContent = count(members);
  byId('billed').textContent = count(overview.billed_events);
  byId('created').textContent = count(overview.created_users);
  byId('redundant').textContent = count(overview.redundant_changes);
  byId('skipped').textContent = count(overview.errors);
}

function showLanes() {
  const items = Object.entries(overview.apis).map(([api, state]) => ({ api, ...state }));
  reconcile(byId('lanes'), items, ({ api }) => api, laneItem);
}

function laneItem({ api, lanes, in_use, peak, too_many }) {
  const dots = Array.from({ length: Math.min(lanes, 12) }, (_, index) =>
    element('i', index < in_use ? { class: 'taken' } : {}),
  );
  // As many words whatever happens: a 429 must not move what stands below.
  const used = `${in_use} of ${lanes}, at most ${peak}`;
  return element(
    'li',
    {},
    element('strong', {}, API_LABELS[api]),
    element('span', { class: 'dots', 'aria-hidden': 'true' }, ...dots),
    element('span', { class: 'quiet' }, used),
    element('span', { class: 'quiet' }, `${count(too_many)} refused with 429`),
  );
}

/** What to type in another terminal; nothing that a page from elsewhere should tell. */
function showStart() {
  const { passcode, account_id } = overview;
  byId('start').hidden = overview.requests > 0 || passcode === null;
  const word = (text) => (/^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
  byId('exports').textContent = [
    `export SEGOPS_BASE_URL=${word(location.origin)}`,
    `export CLEVERTAP_ACCOUNT_ID=${word(account_id)}`,
    `export CLEVERTAP_PASSCODE=${word(passcode ?? '')}`,
  ].join('\n');
}

function showSegmentList() {
  showSegments(overview.segments, chosen, choose);
}

function choose(id) {
  chosen = id;
  byId('search').value = '';
  showSegmentList();
  void loadMembers();
}

/** Only the newest question may answer: an older one that comes late is dropped. */
function newest(load, show) {
  let asked = 0;
  return async () => {
    asked += 1;
    const mine = asked;
    const path = load();
    if (path === null) return;
    try {
      const response = await fetch(path);
      const answer = response.ok ? await response.json() : null;
      if (mine === asked && answer !== null) show(answer);
    } catch {
      // The connection is shown as lost; its return loads everything again.
    }
  };
}

const loadMembers = newest(
  () => {
    const segment = overview?.segments.find(({ ct_segment_id }) => ct_segment_id === chosen);
    byId('members-chosen').hidden = segment === undefined;
    byId('members-hint').hidden = segment !== undefined;
    byId('members-title').replaceChildren(
      ...(segment === undefined ? ['Members'] : ['Members of ', sent(segment.name)]),
    );
    if (segment === undefined) return null;
    byId('members-csv').href = `/_emulator/segments/${chosen}/members.csv`;
    byId('members-csv').download = `segment-${chosen}.csv`;
    const search = encodeURIComponent(byId('search').value);
    return `/_emulator/segments/${chosen}/members?limit=${SHOWN_MEMBERS}&search=${search}`;
  },
  ({ total, matched, members }) => {
    const shown = matched > members.length ? `, the first ${count(members.length)} shown` : '';
    byId('members-count').textContent = `${count(matched)} of ${count(total)}${shown}`;
    reconcile(byId('members'), members, (member) => JSON.stringify(member), memberItem);
  },
);

function memberItem({ identity, guid }) {
  if (identity !== undefined) return element('li', {}, folded(identity));
  return element('li', {}, folded(guid), ' ', element('span', { class: 'tag' }, 'guid'));
}

function errorQuery() {
  const query = new URLSearchParams();
  for (const id of ['type', 'segment']) if (byId(id).value !== '') query.set(id, byId(id).value);
  return query;
}

const loadErrors = newest(
  () => {
    const query = errorQuery();
    byId('csv').href = `/_emulator/error-stream.csv?${query}`;
    query.set('limit', String(SHOWN_ERRORS));
    return `/_emulator/error-stream?${query}`;
  },
  (answer) => {
    showErrorSegments(answer.segments);
    drawChart(answer.over_time);
    const rows = answer.error_stream.reverse().map((row, index) => ({
      ...row,
      number: answer.matched - index,
      description: answer.descriptions[row.error_type],
    }));
    byId('no-errors').hidden = rows.length > 0;
    byId('errors-table').hidden = rows.length === 0;
    const shown = answer.matched > rows.length ? `, newest ${count(rows.length)} shown` : '';
    byId('errors-count').textContent = `${count(answer.matched)} skipped${shown}`;
    reconcile(byId('errors'), rows, (row) => String(row.number), errorRow);
  },
);

function showErrorSegments(segments) {
  const select = byId('segment');
  const value = select.value;
  const options = ['', ...new Set([...segments, ...(value === '' ? [] : [value])])];
  reconcile(select, options, String, (name) =>
    element('option', { value: name }, name === '' ? 'All' : visible(name)),
  );
  select.value = value;
}

function errorRow(row) {
  const { time, error_type, segment_id, customer_segment_id, user_identity, request } = row;
  return element(
    'tr',
    {},
    cell(timeOf(time), 'tight'),
    cell(element('span', { title: row.description }, error_type), 'tight'),
    cell(sent(segment_id), 'number'),
    cell(folded(customer_segment_id)),
    cell(folded(user_identity), 'value'),
    cell(count(request), 'number'),
  );
}

/** Read out at most once in a while: a busy apply must not drown a screen reader. */
const NEWS_MS = 5000;
let newsAreDue = false;

function tellNews() {
  if (newsAreDue) return;
  newsAreDue = true;
  setTimeout(() => {
    newsAreDue = false;
    byId('news').textContent =
      `${count(overview.requests)} requests, ${count(overview.errors)} skipped`;
  }, NEWS_MS);
}

function receive(next) {
  const before = overview;
  overview = next;
  showNumbers();
  showLanes();
  showStart();
  showSegmentList();
  showRecent(overview.recent);
  const asBefore = (name) => before !== null && before[name] === next[name];
  if (!asBefore('billed_events')) void loadMembers();
  if (!asBefore('errors')) void loadErrors();
  if (before !== null && !asBefore('requests')) tellNews();
}

function showLink(state, text) {
  byId('link').dataset.state = state;
  byId('link').textContent = text;
}

// A keyboard scrolls what has the focus, and not every browser lets a list have it by itself.
for (const list of document.querySelectorAll('.scroll')) {
  list.tabIndex = 0;
  list.role = 'group';
  list.ariaLabel = list.closest('section').querySelector('h2').textContent;
}

byId('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(byId('exports').textContent);
  byId('copied').textContent = 'Copied';
});
listenToSegments(showSegmentList);
byId('search').addEventListener('input', loadMembers);
byId('type').addEventListener('change', loadErrors);
byId('segment').addEventListener('change', loadErrors);

const live = new EventSource('/_emulator/live');
live.addEventListener('open', () => {
  overview = null;
  showLink('live', 'live');
});
live.addEventListener('error', () => showLink('lost', 'not connected, trying again'));
live.addEventListener('message', ({ data }) => receive(JSON.parse(data)));
