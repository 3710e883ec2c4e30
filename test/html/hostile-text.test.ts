import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { logPagePieces } from '../../src/html/log-page.ts';
import { MOST_CHANGES, movesOf, peopleOf as peopleOn } from '../../src/html/people.ts';
import { repositoryAddress } from '../../src/html/repository-address.ts';
import { asForeign, asKey, asLabel, asPath, asValue, say } from '../../src/message.ts';
import { OPEN } from '../../src/report/privacy.ts';
import { anyText } from '../report/any-text.ts';
import { listOf, membersOf, peopleOf, planOf, segmentOf } from '../report/plans.ts';
import { entryOf, LOG_OPTIONS, PERSON, recordedSegment, recordOf } from './logs.ts';
import { planPage } from './plans.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What a browser makes of a page: its elements with the names of their attributes, and its links. */
function seenIn(page: string): { elements: string[]; links: string[]; text: string } {
  const [elements, links, text]: [string[], string[], string[]] = [[], [], []];
  const walk = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) text.push(node.value);
    if (node.nodeName === '#comment') elements.push('comment');
    if (!('tagName' in node)) return;
    elements.push([node.tagName, ...node.attrs.map(({ name }) => name).sort()].join(' '));
    for (const { name, value } of node.attrs) {
      if (/^(?:href|src|action|xlink)/.test(name)) links.push(value);
    }
    for (const child of node.childNodes) walk(child);
  };
  for (const node of parse(page).childNodes) walk(node);
  return { elements: [...new Set(elements)].sort(), links, text: text.join('') };
}

function planWith(text: string): string {
  const plan = planOf({
    creates: [{ key: text, customerSegmentId: text, name: text }],
    segments: [
      segmentOf(text, {
        name: text,
        add: membersOf([text]),
        remove: membersOf([`${text}!`]),
        lists: [listOf({ path: text, role: 'exclusion', rows: 1, bytes: 1, heldBack: 1 }, 1)],
      }),
      segmentOf('other', { remove: membersOf([text]) }),
    ],
    guards: [
      {
        ...{ guard: 'max_exclusion_shrink', segment: text, verdict: 'refuse', lists: [text] },
        message: say`${asPath(text)} ${asValue(text)} ${asLabel(text)}${asForeign(text)}`,
        allow: { file: text, yaml: text, replaces: false },
      },
    ],
    notices: [
      { code: 'orphan', segment: text, message: say`${asKey(text)}`, next: asForeign(text) },
    ],
  });
  const rules = [
    { kind: 'excludes-no-more' as const, segment: text, path: text },
    { kind: 'intersects' as const, segment: text, path: text, isSet: true },
    { kind: 'setting' as const, segment: null, name: text, isSet: true },
  ];
  const undeclared = [{ key: text, name: text, members: 1 }];
  const about = {
    ...{ environment: text, commit: text, run: text, linkTo: 'https://github.example/a/b/blob/c' },
    restorable: { branch: text, lists: new Map([[text, text]]) },
  };
  const compared = OPEN.pullRequest({ plan, own: plan, pending: plan, rules, undeclared });
  return planPage(plan, { about, compared });
}

function logWith(text: string): string {
  const segments = [recordedSegment(text, 1, 2)];
  const waivers = [{ segment: text, reason: text, until: 1 }];
  const record = recordOf(1, {
    ...{
      segments,
      waivers,
      actor: text,
      commit: text,
      run: `https://evil.example/${text}`,
      stopped: text,
    },
  });
  const change = {
    ...({ operation: 'ADD', outcome: 'accepted', again: false } as const),
    member: { kind: 'identity', value: text } as const,
  };
  const found = [{ key: text, change }];
  const says = { subject: text, pullRequest: 1 };
  const names = new Map([[text, text]]);
  const repository = 'https://github.example/a/b';
  const options = { madeAt: 0, repository, names, environment: text };
  const binding = { account: text, origin: text };
  const logs = [
    {
      asked: { kind: 'segment', key: text } as const,
      entries: [entryOf(record, null, says)],
      ...{ remembered: 1, binding },
    },
    {
      ...{ asked: { kind: 'member', name: text } as const, remembered: 1, binding },
      entries: [entryOf(record, found, says)],
    },
  ];
  return logs.map((log) => [...logPagePieces(log, options)].join('')).join('');
}

/** What ends an element, an attribute, or the data of the script. */
const ENDS = [
  '</script><b>',
  '</style><i>',
  '"><u>',
  "'><s>",
  '-->',
  '<!--<script>',
  ']]>',
  '&quot;',
];
const anyEvil = fc.oneof(
  anyText,
  fc.constantFrom(...ENDS),
  fc.tuple(anyText, fc.constantFrom(...ENDS)).map((parts) => parts.join('')),
);

const BIDI = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/;

describe('hostile text on a page', () => {
  it.each([
    ['plan', planWith],
    ['log', logWith],
  ] as const)('stays text, whatever it is: %s', (_, pageWith) => {
    const calm = seenIn(pageWith('plain'));
    fc.assert(
      fc.property(anyEvil, (text) => {
        const { elements, links, text: shown } = seenIn(pageWith(`x${text}`));
        expect(elements.filter((one) => !calm.elements.includes(one))).toEqual([]);
        expect(
          links.filter((address) => !/^(?:#main|https:\/\/github\.example\/a\/b\/)/.test(address)),
        ).toEqual([]);
        expect(shown).not.toMatch(BIDI);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the script its data unharmed', () => {
    fc.assert(
      fc.property(anyEvil, (text) => {
        const page = planWith(`x${text}`);
        const [, data = ''] =
          /<script type="application\/json" id="people">(.*?)<\/script>/s.exec(page) ?? [];
        const { people, segments } = JSON.parse(data) as { people: string; segments: string[] };
        expect([segments.length, people.split('\n').length]).toEqual([2, 2]);
      }),
    );
  });

  it('meets a policy that names the style and the script by their hashes', () => {
    const page = planWith('plain');
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = (text = '') => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const [, style] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const [, script] = /<script type="module">(.*?)<\/script>/s.exec(page) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    );
    expect(logWith('plain')).toContain('script-src &#39;none&#39;');
  });
});

describe('the people of a page', () => {
  it('are each there once, with all that happens to them', () => {
    const [ada, bob] = membersOf(['ada', 'bob']) as [never, never];
    const plan = planOf({
      segments: [segmentOf('a', { add: [ada], remove: [bob] }), segmentOf('b', { remove: [ada] })],
    });
    const people = peopleOn(plan);
    expect(people.entries).toEqual([
      { name: 'ada', codes: [0, 3] },
      { name: 'bob', codes: [1] },
    ]);
    expect(movesOf(people)).toEqual([{ leaves: [1], joins: [0], people: 1 }]);
  });

  it('are as many of each segment as fit, and the rest is counted', () => {
    const segments = [
      segmentOf('a', { add: peopleOf(100, 'a'), remove: peopleOf(3, 'x') }),
      segmentOf('b', { add: peopleOf(50, 'b') }),
    ];
    const { entries, left, most } = peopleOn(planOf({ segments }), 63);
    expect([entries.length, left, most]).toEqual([63, 90, 30]);
    const page = planPage(
      planOf({ segments: [segmentOf('a', { add: peopleOf(MOST_CHANGES + 5) })] }),
    );
    expect(page).toContain('5 changes are not on this page.');
    expect(page).toContain('Who is not found here may still be in the plan');
  });
});

describe('the page of a member', () => {
  it('names the pull request, and not the words of its commit, which may name others', () => {
    const page = [...logPagePieces(PERSON, LOG_OPTIONS)].join('');
    expect(page).toContain('pull request #12, by its commit message');
    expect(page).not.toContain('bob@example.com');
    const { links } = seenIn(page);
    expect(new Set(links)).toEqual(
      new Set([
        '#main',
        'https://github.example/acme/segments/commit/1e9070baaf36ceb073248218d6c02ea25394210e',
        ...[2, 7, 9].map((run) => `https://github.example/acme/segments/actions/runs/${run}`),
      ]),
    );
  });
});

describe('the address of a repository', () => {
  it.each([
    ['https://github.com/acme/segments.git', 'https://github.com/acme/segments'],
    ['git@github.com:acme/segments.git', 'https://github.com/acme/segments'],
    ['ssh://git@github.example:22/acme/segments', 'https://github.example/acme/segments'],
    ['https://user:secret@github.example:8443/a/b/', 'https://github.example:8443/a/b'],
    ['http://github.example/acme/segments', null],
    ['/srv/git/segments.git', null],
    ['file:///srv/git/segments.git', null],
    ['javascript:alert(1)//a/b', null],
    ['C:\\work\\segments', null],
    ['https://github.example/acme/"><script>', null],
    ['', null],
    [null, null],
  ])('of %j is %j', (origin, address) => {
    expect(repositoryAddress(origin)).toBe(address);
  });
});
