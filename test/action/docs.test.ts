import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const TOP = resolve(import.meta.dirname, '../..');
const guide = readFileSync(resolve(TOP, 'docs/action.md'), 'utf8');

describe('docs/action.md', () => {
  it('explains every outcome that action.yml names', () => {
    const { outputs } = parse(readFileSync(resolve(TOP, 'action.yml'), 'utf8')) as {
      outputs: { outcome: { description: string } };
    };
    const named = [...outputs.outcome.description.matchAll(/`([\w-]+)`/g)].map(([, it]) => it);
    const [, table = ''] = guide.split('| `outcome` | exit code | meaning |\n');
    const explained = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `([\w-]+)`/gm)];
    expect(explained.map(([, it]) => it)).toEqual(named);
  });

  it('permits in its table what the workflows to copy ask for', () => {
    const asked = ['plan', 'apply', 'nightly', 'status', 'verify'].flatMap((name) => {
      const workflow = readFileSync(resolve(TOP, `examples/github/${name}.yml`), 'utf8');
      const jobs = parse(workflow) as {
        jobs: Record<string, { permissions: Record<string, string> }>;
      };
      return Object.values(jobs.jobs).flatMap(({ permissions }) =>
        Object.entries(permissions).map(([scope, access]) => `${scope}: ${access}`),
      );
    });
    const named = [...guide.matchAll(/^\| .* \| `([\w-]+: \w+)` \|$/gm)].map(([, it]) => it);
    expect(new Set(asked)).toEqual(new Set(named));
  });
});

describe('the workflow of the night', () => {
  const { jobs } = parse(readFileSync(resolve(TOP, 'examples/github/nightly.yml'), 'utf8')) as {
    jobs: Record<string, { permissions: Record<string, string>; steps: { run?: string }[] }>;
  };

  it('fetches lists in a job that has neither the passcode nor a token that may write', () => {
    const fetching = Object.values(jobs).filter(({ steps }) => steps.some(({ run }) => run));
    expect(fetching).toHaveLength(1);
    for (const job of fetching) {
      expect(JSON.stringify(job)).not.toMatch(/CLEVERTAP|OWNER\/segops/);
      expect(Object.values(job.permissions).filter((access) => access !== 'read')).toEqual([]);
    }
  });
});

describe('the pipeline for GitLab CI', () => {
  it('plans merge requests, and applies the default branch one at a time', () => {
    const text = readFileSync(resolve(TOP, 'examples/gitlab/.gitlab-ci.yml'), 'utf8');
    expect(parse(text)).toMatchObject({
      plan: { rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }] },
      apply: {
        rules: [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
        resource_group: 'segops-apply',
        interruptible: false,
      },
    });
  });
});
