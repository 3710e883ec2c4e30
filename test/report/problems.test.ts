import { describe, expect, it } from 'vitest';
import { say } from '../../src/message.ts';
import type { Problem } from '../../src/model.ts';
import { problemsToAnnotations } from '../../src/report/annotations.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { problemsToJson } from '../../src/report/problems-json.ts';
import { problemsToText } from '../../src/report/problems-text.ts';

const PLAIN = { width: 80, colour: false };

const DUPLICATE: Problem = {
  severity: 'error',
  code: 'duplicate-member',
  message: say`the identity "ada@example.com" stands here a second time; the first is in line 5`,
  place: { file: 'segments/vip.yaml', line: 7, column: 5 },
  frame:
    '  6 |   - bob@example.com\n> 7 |   - ada@example.com   # asked to be in twice\n    |     ^^^^^^^^^^^^^^^',
  next: say`Remove one of the two lines.`,
};
const NO_MATCH: Problem = {
  severity: 'warning',
  code: 'glob-matches-nothing',
  message: say`no file matches teams/**/*.yaml`,
  place: { file: 'segops.yaml' },
  next: say`Add a manifest there, or take the glob away.`,
};
const NOWHERE: Problem = {
  severity: 'error',
  code: 'lock-missing',
  message: say`there is no lock`,
  next: say`Run segops init to make an empty one.`,
};

describe('problems as text', () => {
  it('says place, code, source and next step, and counts at the end', () => {
    expect(problemsToText([DUPLICATE, NO_MATCH, NOWHERE], PLAIN)).toBe(
      `segments/vip.yaml:7:5 error duplicate-member the identity "ada@example.com"
  stands here a second time; the first is in line 5
    6 |   - bob@example.com
  > 7 |   - ada@example.com   # asked to be in twice
      |     ^^^^^^^^^^^^^^^
  next: Remove one of the two lines.

segops.yaml warning glob-matches-nothing no file matches teams/**/*.yaml
  next: Add a manifest there, or take the glob away.

error lock-missing there is no lock
  next: Run segops init to make an empty one.

2 errors and 1 warning in 2 files.
`,
    );
  });

  it('says nothing where there is no problem', () => {
    expect(problemsToText([], PLAIN)).toBe('');
  });

  it('keeps a place whole and everything else within the width', () => {
    const file = `segments/${'team/'.repeat(20)}vip.yaml`;
    const long = { ...DUPLICATE, place: { file, line: 7 }, frame: `> 7 | ${'x'.repeat(100)}` };
    const [first, ...rest] = problemsToText([long], PLAIN).split('\n');
    expect(first).toBe(`${file}:7 error`);
    expect(rest.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('never lets a file name or a message reach the terminal raw', () => {
    const hostile = {
      ...DUPLICATE,
      message: say`not "\u001b[2J\u202e"`,
      place: { file: '::error::\u0007.yaml', line: 1, column: 1 },
    };
    expect(problemsToText([hostile], PLAIN).split('\n')[0]).toBe(
      '\\u003a:error::\\u0007.yaml:1:1 error duplicate-member not "\\u001b[2J\\u202e"',
    );
  });

  it('says nothing by colour alone', () => {
    const coloured = problemsToText([DUPLICATE, NO_MATCH], { width: 80, colour: true });
    expect(coloured).toContain('\u001b[31m');
    expect(coloured.replace(/\u001b\[[0-9]+m/g, '')).toBe(
      problemsToText([DUPLICATE, NO_MATCH], PLAIN),
    );
  });
});

describe('problems as JSON', () => {
  it('is one document with a problem a line', () => {
    expect(problemsToJson([NO_MATCH])).toBe(
      '{"format":"segops-problems/1","errors":0,"warnings":1,"problems":[\n' +
        '{"severity":"warning","code":"glob-matches-nothing","message":"no file matches teams/**/*.yaml","file":"segops.yaml","line":null,"column":null,"next":"Add a manifest there, or take the glob away."}\n' +
        ']}\n',
    );
    expect(JSON.parse(problemsToJson([]))).toEqual({
      format: 'segops-problems/1',
      errors: 0,
      warnings: 0,
      problems: [],
    });
  });
});

describe('problems as annotations', () => {
  it('stands at the line in the pull request', () => {
    expect(problemsToAnnotations([NO_MATCH, DUPLICATE])).toBe(
      '::error file=segments/vip.yaml,line=7,col=5,title=segops%3A duplicate-member::the identity "ada@example.com" stands here a second time; the first is in line 5%0ARemove one of the two lines.\n' +
        '::warning file=segops.yaml,title=segops%3A glob-matches-nothing::no file matches teams/**/*.yaml%0AAdd a manifest there, or take the glob away.\n',
    );
  });

  it('escapes what would end a property or start another command', () => {
    const hostile = {
      ...NO_MATCH,
      message: say`100%\n::set-output name=x::y\r\u202e`,
      place: { file: 'a,line=1::b%:\n.yaml' },
    };
    expect(problemsToAnnotations([hostile])).toBe(
      '::warning file=a%2Cline=1%3A%3Ab%25%3A%0A.yaml,title=segops%3A glob-matches-nothing::100%25\\u000a\\u003a:set-output name=x::y\\u000d\\u202e%0AAdd a manifest there, or take the glob away.\n',
    );
  });

  it('counts what GitHub would drop', () => {
    const lines = problemsToAnnotations(Array.from({ length: 14 }, () => NOWHERE)).split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines[10]).toBe('::notice::4 more problems in the log of this step');
  });
});
