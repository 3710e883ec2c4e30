import { byId, count, timeOf } from '/dom.client.js';

const WIDTH = 400;
const HEIGHT = 60;
const GAP = 0.2;

/** Bars of skipped entries over time, with the same in words for those who do not see them. */
export function drawChart(buckets) {
  byId('chart').hidden = buckets.length === 0;
  if (buckets.length === 0) return;
  const [first] = buckets;
  const last = buckets.at(-1);
  const highest = buckets.reduce((most, one) => (one.errors > most.errors ? one : most), first);
  const bars = byId('bars');
  bars.replaceChildren(...buckets.map((bucket, at) => bar(bucket, at, buckets.length, highest)));
  const total = buckets.reduce((sum, { errors }) => sum + errors, 0);
  bars.setAttribute(
    'aria-label',
    `${count(total)} skipped from ${timeOf(first.from)} to ${timeOf(last.from)}, ` +
      `most at ${timeOf(highest.from)}: ${count(highest.errors)}`,
  );
  byId('chart-from').textContent = timeOf(first.from);
  byId('chart-to').textContent = timeOf(last.from);
}

function bar({ errors }, at, length, highest) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const step = WIDTH / length;
  const height = errors === 0 ? 0 : Math.max(2, (errors / highest.errors) * HEIGHT);
  made.setAttribute('x', String(at * step + (step * GAP) / 2));
  made.setAttribute('y', String(HEIGHT - height));
  made.setAttribute('width', String(step * (1 - GAP)));
  made.setAttribute('height', String(height));
  return made;
}
