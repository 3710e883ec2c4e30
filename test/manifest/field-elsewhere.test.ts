import { expect, it } from 'vitest';
import { readManifestText } from '../../src/manifest/parse-manifest.ts';
import { plain } from '../../src/message.ts';

function told(yaml: string): string[] {
  const text = `segment: { customer_segment_id: vip }\nmembers: [ada]\n${yaml}\n`;
  return readManifestText(text, 'segments/vip.yaml').problems.map(({ message, next }) =>
    plain([...message, ' | ', ...(next ?? [])]),
  );
}

it.each([
  'intersect_with: [{ file: lists/a.txt, last_day: 2026-12-24 }]',
  'intersect_with:\n  - file: lists/a.txt\n    last_day: 2026-12-24',
])('moves no day of an intersection to the manifest: %s', (yaml) => {
  expect(told(yaml)).toEqual([
    '`intersect_with:` takes no `last_day:`: whom it keeps out must not come in because a day has passed | Remove it, or write it at the lists and segments under `members_from:`.',
  ]);
});

it('says in words where a field belongs that is within the braces of an item', () => {
  expect(told('members_from: [{ file: lists/a.txt, owner: Growth }]')).toEqual([
    '`owner:` is within the braces of `members_from:`, and belongs beside it | Remove it there, and write it at the first column of a line of its own.',
  ]);
});
