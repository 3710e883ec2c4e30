import { byId, cell, count, element, folded, reconcile, timeOf, visible } from '/dom.client.js';

export const API_LABELS = {
  update: 'Update Segment',
  create: 'Create Segment',
  events: 'Get Events',
  counts: 'Get Profile Count',
};
/** More changes are counted. */
const SHOWN_CHANGES = 100;

/** The newest requests; each opens below the table. */
export function showRecent(recent) {
  byId('no-recent').hidden = recent.length > 0;
  byId('recent-table').hidden = recent.length === 0;
  reconcile(byId('recent'), recent, ({ number }) => String(number), requestRow);
}

function requestRow(request) {
  const { number, time, api, ms, users, segments, applied, skipped } = request;
  const button = element(
    'button',
    { type: 'button', 'aria-label': `Open request ${number}` },
    count(number),
  );
  button.addEventListener('click', () => open(number));
  return element(
    'tr',
    {},
    cell(button, 'number'),
    cell(timeOf(time), 'tight'),
    cell(API_LABELS[api] ?? api, 'tight'),
    cell(answerTag(request), 'tight'),
    cell(ms === null ? '…' : `${count(Math.round(ms))} ms`, 'number tight'),
    cell(count(users), 'number'),
    cell(count(segments), 'number'),
    cell(count(applied), 'number'),
    cell(count(skipped), 'number'),
    cell(remarks(request), 'quiet'),
  );
}

function answerTag({ status, ms }) {
  if (status === null) {
    const text = ms === null ? 'in flight' : 'no answer';
    return element('span', { class: 'tag', 'data-tone': 'warm' }, text);
  }
  const tone = status < 300 ? 'good' : status < 500 ? 'warm' : 'bad';
  return element('span', { class: 'tag', 'data-tone': tone }, String(status));
}

function remarks({ fault, note, hung_up }) {
  return [fault === null ? '' : `fault: ${fault}`, hung_up ? 'client hung up' : '', note ?? '']
    .filter((remark) => remark !== '')
    .map(visible)
    .join('; ');
}

async function open(number) {
  const response = await fetch(`/_emulator/requests/${number}`).catch(() => null);
  const dialog = byId('request');
  byId('request-title').textContent = `Request ${count(number)}`;
  byId('request-parts').replaceChildren(
    ...(response?.ok ? parts(await response.json()) : ['This request is not kept any more.']),
  );
  if (!dialog.open) dialog.showModal();
}

function parts(request) {
  const { method, time, api, fault, note, hung_up, applied, skipped, body, answer } = request;
  const remark = remarks({ fault: null, note, hung_up });
  const facts = [
    ['Sent', `${method} ${API_LABELS[api] ?? api}, ${timeOf(time)}`],
    ['Answer', answerTag(request)],
    ['Injected fault', fault ?? 'none'],
    ['Changes', `${count(applied)} applied, ${count(skipped)} skipped`],
    ...(remark === '' ? [] : [['Remarks', remark]]),
  ];
  return [
    element('dl', {}, ...facts.map(([name, value]) => fact(name, value))),
    ...changesOf(body),
    ...text('Body', body),
    ...text('Answer', answer),
  ];
}

function fact(name, value) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}

/** What the body asks for, as far as it is JSON of Update Segment. */
function changesOf(body) {
  const changes = asked(body);
  if (changes.length === 0) return [];
  const shown = changes.slice(0, SHOWN_CHANGES).map(({ action, user, segment }) => {
    const sign = action === 'ADD' ? '+' : action === 'REMOVE' ? '−' : '?';
    return element('li', {}, `${sign} `, folded(user), ' in ', folded(segment));
  });
  const more = changes.length - shown.length;
  return [
    element('h3', {}, 'Changes that it asks for'),
    element('ul', { class: 'members' }, ...shown),
    ...(more === 0 ? [] : [element('p', { class: 'quiet' }, `... and ${count(more)} more`)]),
  ];
}

function asked(body) {
  try {
    return (JSON.parse(body?.text ?? '').bulk_profiles ?? []).flatMap((entry) =>
      entry.user_profiles.flatMap(({ identity, guid }) =>
        entry.segments.map(({ customer_segment_id, ct_segment_id, action }) => ({
          action,
          user: String(identity ?? guid ?? ''),
          segment: String(customer_segment_id ?? ct_segment_id ?? ''),
        })),
      ),
    );
  } catch {
    return [];
  }
}

function text(title, kept) {
  if (kept === null || kept.text === '') return [];
  const shown = new TextEncoder().encode(kept.text).length;
  const cut = kept.bytes > shown ? `, the first ${count(shown)} of ${count(kept.bytes)} bytes` : '';
  return [
    element('h3', {}, `${title}${cut}`),
    element(
      'pre',
      { tabindex: '0', role: 'group', 'aria-label': title },
      visible(pretty(kept.text)),
    ),
  ];
}

function pretty(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
