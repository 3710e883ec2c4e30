import { expect, it } from 'vitest';
import { commitSubject } from '../../src/inspect/commit-subject.ts';

it.each([
  ['Add three VIPs (#7)\n', 'Add three VIPs (#7)', 7],
  ['Merge pull request #7 from acme/vips\n\nAdd three VIPs\n', 'Add three VIPs', 7],
  ['Merge pull request #7 from acme/vips', 'Merge pull request #7 from acme/vips', 7],
  ['Merged in vips (pull request #7)\n\nAdd three VIPs', 'Add three VIPs', 7],
  ['Merged PR 7: Add three VIPs', 'Merged PR 7: Add three VIPs', 7],
  ["Merge branch 'vips' into 'main'\n\nAdd VIPs\n\nSee merge request acme/x!7", 'Add VIPs', 7],
  ["Merge branch 'vips' into 'main'\n\nConflicts", "Merge branch 'vips' into 'main'", null],
  ['Fix (#7) and more', 'Fix (#7) and more', null],
  ['Add (#99999999999999999999)', 'Add (#99999999999999999999)', null],
  ['\n\n  Add three VIPs  \r\nmore', 'Add three VIPs', null],
])('finds the subject and the pull request of %j', (message, subject, pullRequest) => {
  expect(commitSubject(message)).toEqual({ subject, pullRequest });
});

it('finds nothing in an empty message', () => {
  expect([commitSubject(''), commitSubject(' \n\n')]).toEqual([null, null]);
});
