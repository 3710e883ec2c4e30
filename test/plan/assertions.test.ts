import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/message.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { refusalProblems } from '../../src/report/annotations.ts';
import { planToJsonPieces } from '../../src/report/plan-json.ts';
import { planToMarkdown } from '../../src/report/plan-markdown.ts';
import { planToText } from '../../src/report/plan-text.ts';
import { OPEN, redacting } from '../../src/report/privacy.ts';
import { planCase } from '../cases/plan-case.ts';
import { planPage } from '../html/plans.ts';
import { rendered } from '../report/rendered.ts';

const KEYS = ['a', 'b', 'c', 'd'] as const;
const PEOPLE = ['ada', 'bob', 'Bob', 'cy', 'dee', 'eve'] as const;

interface GivenSegment {
  readonly listed: readonly string[];
  readonly own: readonly string[];
  readonly out: readonly string[];
}

const people = fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 5 });
const segment = fc.record({ listed: people, own: people, out: people });
const keys = fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 4 });

/** A rule as it is written, and how many members break it, by sets. */
interface GivenRule {
  readonly written: string;
  readonly breaks: (wants: (key: string) => ReadonlySet<string>) => number;
}

const everybody = (wants: (key: string) => ReadonlySet<string>, among: readonly string[]) =>
  [...new Set(among.flatMap((key) => [...wants(key)]))].map((name) => ({
    name,
    times: among.filter((key) => wants(key).has(name)).length,
  }));

const rule: fc.Arbitrary<GivenRule> = fc.oneof(
  keys.map(
    (among): GivenRule => ({
      written: `never: { segments: [${among.join()}], matching: ['b*', ?y] }`,
      breaks: (wants) => everybody(wants, among).filter(({ name }) => /^b|^.y$/i.test(name)).length,
    }),
  ),
  keys.map(
    (among): GivenRule => ({
      written: `only: { segments: [${among.join()}], matching: '*b' }`,
      breaks: (wants) => everybody(wants, among).filter(({ name }) => !/b$/.test(name)).length,
    }),
  ),
  keys.map(
    (among): GivenRule => ({
      written: `disjoint: [${among.join()}]`,
      breaks: (wants) => everybody(wants, among).filter(({ times }) => times > 1).length,
    }),
  ),
  fc.tuple(keys, fc.integer({ min: 1, max: 4 })).map(
    ([among, most]): GivenRule => ({
      written: `at_most: { segments: [${among.join()}], per_member: ${most} }`,
      breaks: (wants) => everybody(wants, among).filter(({ times }) => times > most).length,
    }),
  ),
  fc.shuffledSubarray([...KEYS], { minLength: 2, maxLength: 2 }).map(
    ([part = 'a', whole = 'b']): GivenRule => ({
      written: `subset: [${part}, ${whole}]`,
      breaks: (wants) => [...wants(part)].filter((name) => !wants(whole).has(name)).length,
    }),
  ),
  fc.tuple(fc.constantFrom(...KEYS), fc.nat(3), fc.nat(3)).map(
    ([key, least, more]): GivenRule => ({
      written: `size: { segment: ${key}, between: ${least}..${least + more} }`,
      breaks: (wants) => {
        const { size } = wants(key);
        return Math.max(0, least - size, size - least - more);
      },
    }),
  ),
);

async function refusedFor(segments: readonly GivenSegment[], rules: readonly string[]) {
  const { plan } = await planCase({
    config: `assert:\n${rules.map((one) => `  - ${one}\n`).join('')}`,
    manifests: Object.fromEntries(
      KEYS.map((key, at) => [
        `${key}.yaml`,
        `segment: { customer_segment_id: ${key} }
members: [${segments[at]?.own.join()}]
members_from: [file: in-${key}.txt]
exclude_from: [file: out-${key}.txt]
`,
      ]),
    ),
    lists: Object.fromEntries(
      KEYS.flatMap((key, at) => [
        [`in-${key}.txt`, segments[at]?.listed.map((name) => `${name}\n`).join('') ?? ''],
        [`out-${key}.txt`, segments[at]?.out.map((name) => `${name}\n`).join('') ?? ''],
      ]),
    ),
  });
  return plan.guards
    .filter(({ guard, verdict }) => guard === 'assert' && verdict === 'refuse')
    .map(({ message }) => plain(message));
}

describe('rules for all segments', () => {
  it('count what sets count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(segment, segment, segment, segment),
        fc.array(fc.tuple(rule, fc.nat(2)), { minLength: 1, maxLength: 4 }),
        async (segments, rules) => {
          const wanted = new Map(
            segments.map(({ own, listed, out }, at) => {
              const all = [...own, ...listed].filter((name) => !out.includes(name));
              return [KEYS[at], new Set(all)] as const;
            }),
          );
          const wants = (key: string) => wanted.get(key as (typeof KEYS)[number]) ?? new Set();
          const refused = await refusedFor(
            segments,
            rules.map(
              ([{ written }, allow], at) => `{ name: r${at}., allow: ${allow}, ${written} }`,
            ),
          );
          const names = refused.map((message) => /the rule r(\d)\./.exec(message)?.[1]);
          const expected = rules.flatMap(([{ breaks }, allow], at) =>
            breaks(wants) > allow ? [String(at)] : [],
          );
          expect(names).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('read no list again where they hold', async () => {
    const opened = async (rule: string) => {
      const paths: string[] = [];
      const given = {
        config: `assert: [{ name: r, ${rule} }]`,
        manifests: {
          'a.yaml': 'segment: { customer_segment_id: a }\nmembers_from: [file: a.txt]\n',
          'b.yaml': 'segment: { customer_segment_id: b }\nmembers_from: [file: b.txt]\n',
        },
        lists: { 'a.txt': 'ada\nbob\ncy\n', 'b.txt': 'cy\ndee\neve\n' },
        lock: { a: { accepted: ['ada', 'bob', 'cy'] }, b: { accepted: ['cy', 'dee', 'eve'] } },
      };
      const { plan } = await planCase(given, (path) => paths.push(path));
      return [plan.guards.some(({ verdict }) => verdict === 'refuse'), paths];
    };
    const once = [false, ['a.txt', 'b.txt']];
    expect(await opened('at_most: { per_member: 2 }')).toEqual(once);
    expect(await opened("never: { matching: 'x*' }")).toEqual(once);
    expect(await opened("only: { matching: '*' }")).toEqual(once);
    // All is as the lockfile has it, so the lines are passed by blocks.
    const again = [true, ['a.txt', 'b.txt', 'a.txt', 'b.txt', 'a.txt']];
    expect(await opened('disjoint: [a, b]')).toEqual(again);
    expect(await opened('at_most: { per_member: 1 }')).toEqual(again);
    expect(await opened("never: { segments: [a, b], matching: 'cy' }")).toEqual(again);
    expect(
      await opened("only: { segments: [a, b], matching: ['[a-b]*', a*, b*, d*, e*] }"),
    ).toEqual(again);
  });

  it('name no segment twice where two are meant', async () => {
    const given = (rule: string) =>
      planCase({
        config: `assert: [{ name: r, ${rule} }]`,
        manifests: { 'a.yaml': 'segment: { customer_segment_id: a }\nmembers: [ada]\n' },
      });
    const twice = (kind: string) => `duplicate-segment: \`${kind}:\` names "a" twice`;
    await expect(given('disjoint: [a, b, a]')).rejects.toThrow(twice('disjoint'));
    await expect(given('subset: [a, a]')).rejects.toThrow(twice('subset'));
  });

  it('read lists that are not sorted', async () => {
    const none = { listed: [], own: [], out: [] };
    const a = { ...none, listed: ['eve', 'cy', 'ada'] };
    const b = { ...none, listed: ['dee', 'ada', 'cy'] };
    expect(await refusedFor([a, b, none, none], ['{ name: r, disjoint: [a, b] }'])).toEqual([
      'the rule r does not hold: 2 members are in more than one segment: ada in a and b (in-a.txt:3) and cy in a and b (in-a.txt:2). See segops.yaml:4',
    ]);
  });
});

async function broken(): Promise<Plan> {
  const { plan } = await planCase({
    config: `assert:
  - name: 'Name @octocat <i>x</i>'
    message: 'Tell @octocat'
    never: { matching: '*@secret.example' }
  - { name: Holds, at_most: { per_member: 1 } }
`,
    manifests: {
      'vip.yaml': 'segment: { customer_segment_id: vip }\nmembers: [bob@secret.example]\n',
    },
  });
  return plan;
}

describe('a rule that does not hold', () => {
  it('is in every report, with its name, its message, its place, and whom it is about', async () => {
    const plan = OPEN.plan(await broken());
    const json = [...planToJsonPieces(plan)].join('');
    const texts = [
      planToText(plan, { width: 1000, colour: false, full: true }),
      planToMarkdown(plan),
      planPage(plan),
      json,
    ];
    for (const text of texts) {
      expect(text).toContain('octocat');
      expect(text).toContain('secret.example');
      expect(text).toContain('segops.yaml:4');
      expect(text).toContain('does not hold');
    }
    const guards: { guard: string; verdict: string }[] = JSON.parse(json).guards;
    expect(guards.filter(({ guard }) => guard === 'assert').map(({ verdict }) => verdict)).toEqual([
      'refuse',
      'pass',
    ]);
  });

  it('mentions nobody in a comment', async () => {
    const markdown = planToMarkdown(OPEN.plan(await broken()));
    expect(rendered(markdown).prose).not.toMatch(/@octocat/);
    expect(rendered(markdown).elements).not.toContain('i');
  });

  it('names no one where members are masked, and says where it is', async () => {
    const plan = redacting(null).plan(await broken());
    const texts = [
      planToText(plan, { width: 1000, colour: false, full: true }),
      planToMarkdown(plan),
      planPage(plan),
      [...planToJsonPieces(plan)].join(''),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/octocat|bob|secret/);
      expect(text).toContain('segops.yaml:4');
    }
  });

  it('is an annotation at its line', async () => {
    const problems = refusalProblems(OPEN.plan(await broken()));
    expect(problems.map(({ code, place }) => [code, place?.file, place?.line])).toEqual([
      ['guard-assert', 'segops.yaml', 4],
    ]);
  });
});
