import { expect, it } from 'vitest';
import { planPagePieces } from '../../src/html/plan-page.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { planCase } from '../cases/plan-case.ts';

const NAMES = Array.from({ length: 20 }, (_, at) => `m${at + 10}`);

const { plan } = await planCase({
  manifests: {
    'news.yaml': `segment: { customer_segment_id: news, name: "Weekly <news>" }
members_from: [{ file: all.txt }]
exclude_from: [{ file: out.txt, last_day: 2026-11-30 }]
`,
    'sale.yaml': `segment: { customer_segment_id: sale }
last_day: 2026-11-24
members: [${NAMES.join(', ')}]
`,
  },
  lists: { 'all.txt': NAMES.join('\n'), 'out.txt': NAMES.slice(18).join('\n') },
  lock: {
    news: { accepted: NAMES.slice(0, 18) },
    sale: { accepted: NAMES },
  },
});
const shown = OPEN.plan(plan);

it('tells by day what dates in the YAML bring', () => {
  const text = planToText(shown, { width: 80, colour: false, full: false });
  expect(text).toContain(`Later, by dates in the YAML
  2026-11-25  +0 -20  sale
  2026-12-01  +2 -0, 2 let in as an exclusion ends  Weekly <news> (news)
`);
  expect(planToMarkdown(shown)).toContain(`**Later**, by dates in the YAML:

- 2026-11-25: +0 −20 **\`sale\`**
- 2026-12-01: +2 −0, 2 let in as an exclusion ends **\`Weekly <news>\`**
`);
  const page = [...planPagePieces(shown, { madeAt: 0 })].join('');
  expect(page).toMatch(/<li>2026-11-25: \+0 −20 <b>/);
  expect(page).toContain('Weekly &lt;news&gt;');
});
