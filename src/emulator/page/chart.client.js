import { byId, count, element, timeOf } from '/dom.client.js';

const WIDTH = 400;
const HEIGHT = 60;
const GAP = 0.2;

/** Bars of skipped entries over time, by error type, with the same in words for those who do not see them. */
export function drawChart(buckets) {
  byId('chart').hidden = buckets.length === 0;
  if (buckets.length === 0) return;
  const [first] = buckets;
  const last = buckets.at(-1);
  const highest = buckets.reduce((most, one) => (one.errors > most.errors ? one : most), first);
  const types = [...new Set(buckets.flatMap((bucket) => Object.keys(bucket.types)))].sort();
  const bars = byId('bars');
  bars.replaceChildren(
    ...buckets.flatMap((bucket, at) => stack(bucket, at, buckets.length, highest.errors, types)),
  );
  const total = buckets.reduce((sum, { errors }) => sum + errors, 0);
  bars.setAttribute(
    'aria-label',
    `${count(total)} skipped from ${timeOf(first.from)} to ${timeOf(last.from)}, ` +
      `most at ${timeOf(highest.from)}: ${count(highest.errors)}`,
  );
  byId('chart-most').textContent = count(highest.errors);
  byId('chart-from').textContent = timeOf(first.from);
  byId('chart-to').textContent = timeOf(last.from);
  byId('chart-types').replaceChildren(...types.map((type) => legend(type, buckets)));
}

/** One bar above the other: what is there at all is drawn two units high. */
function stack({ types: found }, at, length, most, types) {
  const step = WIDTH / length;
  let top = HEIGHT;
  return types.flatMap((type) => {
    const number = found[type] ?? 0;
    if (number === 0) return [];
    const height = Math.max(2, (number / most) * HEIGHT);
    top -= height;
    const made = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    made.setAttribute('x', String(at * step + (step * GAP) / 2));
    made.setAttribute('y', String(Math.max(0, top)));
    made.setAttribute('width', String(step * (1 - GAP)));
    made.setAttribute('height', String(height));
    made.dataset.type = type;
    return [made];
  });
}

function legend(type, buckets) {
  const number = buckets.reduce((sum, { types }) => sum + (types[type] ?? 0), 0);
  const swatch = element('i', { 'aria-hidden': 'true', 'data-type': type });
  return element('li', {}, swatch, `${type} `, element('span', { class: 'quiet' }, count(number)));
}
