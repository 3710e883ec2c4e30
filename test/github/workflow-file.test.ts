import { describe, expect, it } from 'vitest';
import { usesAction } from '../../src/github/workflow-file.ts';

const FILES: Readonly<Record<string, string>> = {
  'plan.yml':
    'jobs: { plan: { steps: [{ uses: actions/checkout@v7 }, { uses: Acme/segops@COMMIT }] } }',
  'lint.yml': 'jobs: { lint: { steps: [{ run: "uses: acme/segops@COMMIT" }] } }',
  'calls.yml': 'jobs: { plan: { uses: ./.github/workflows/plan.yml } }',
  'round.yml': 'jobs: { plan: { uses: ./.github/workflows/round.yml } }',
  'other.yml': 'jobs: { plan: { steps: [{ uses: acme/segops-fork@COMMIT }] } }',
  'own.yml': 'jobs: { plan: { steps: [{ uses: ./ }] } }',
  'broken.yml': 'jobs: [',
};
const read = (path: string) => FILES[path.replace('.github/workflows/', '')] ?? null;

describe('a workflow', () => {
  it.each([
    ['plan.yml', true],
    ['calls.yml', true],
    ['lint.yml', false],
    ['round.yml', false],
    ['other.yml', false],
    ['own.yml', false],
    ['broken.yml', false],
    ['gone.yml', false],
  ])('is asked whether it uses the action: %s', (file, uses) => {
    expect(usesAction(`.github/workflows/${file}`, 'acme/segops', read)).toBe(uses);
  });

  it('may use the action of its own repository', () => {
    const asked = ['own.yml', 'plan.yml', 'calls.yml'].map((file) =>
      usesAction(`.github/workflows/${file}`, '', read),
    );
    expect(asked).toEqual([true, false, false]);
  });
});
