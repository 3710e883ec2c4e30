import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Files of the emulator's page are text, as scripts/build.mjs has it. */
const TEXT_FILE = /\.(html|css|client\.js)$/;
const MARK = '\0text:';
const textFiles = {
  name: 'text-files',
  enforce: 'pre' as const,
  resolveId: (id: string, importer: string | undefined) =>
    importer !== undefined && TEXT_FILE.test(id)
      ? `${MARK}${resolve(dirname(importer), id)}.js`
      : null,
  load: (id: string) =>
    id.startsWith(MARK)
      ? `export default ${JSON.stringify(readFileSync(id.slice(MARK.length, -'.js'.length), 'utf8'))}`
      : null,
};

/** Minutes of real git and real processes: left out where SEGOPS_SHORT says so, as .ci/run does. */
const LONG = [
  'test/action/apply-stories.test.ts',
  'test/action/approved-stories.test.ts',
  'test/action/attribution.test.ts',
  'test/action/gated.test.ts',
  'test/action/verify.test.ts',
  'test/apply/branch-crashes.test.ts',
  'test/apply/git-histories.test.ts',
  'test/cli/clocks.test.ts',
  'test/cli/doctor.test.ts',
  'test/cli/lost-journal.test.ts',
  'test/cli/mending.test.ts',
  'test/cli/ownership.test.ts',
  'test/cli/safe-hands.test.ts',
  'test/cli/told.test.ts',
  'test/cli/truth.test.ts',
  'test/cli/verify-story.test.ts',
  'test/git/file-lock-stories.test.ts',
  'test/git/lock-branch-cli.test.ts',
  'test/hostile/approvals.test.ts',
  'test/hostile/code-runs.test.ts',
  'test/hostile/hidden-content.test.ts',
  'test/hostile/lock-branch.test.ts',
  'test/hostile/old-job.test.ts',
  'test/journeys/advice-branch.test.ts',
  'test/journeys/advice-file-lock.test.ts',
  'test/journeys/advice-guards.test.ts',
  'test/journeys/advice-rest.test.ts',
  'test/journeys/other-hosts.test.ts',
  'test/journeys/rehearse.test.ts',
  'test/lock/store/branch-store.test.ts',
];

/**
 * They ask modules that keep nothing, so they share a process: loading the modules again would take
 * longer than most of them. Left out are those that measure memory or look at processes.
 */
const SHARING = [
  'test/{cases,config,inspect,lists,manifest,members,plan,review,verify,yaml}/**/*.test.ts',
  'test/lock/!(lease|process-identity|under-way).test.ts',
  'test/report/!(measured).test.ts',
];

const left = process.env.SEGOPS_SHORT === 'yes' ? LONG : [];

/** A project of tests. It inherits nothing, so that `--maxWorkers` of the command line is for all. */
function project(name: string, files: TestFiles) {
  return {
    plugins: [textFiles],
    test: {
      name,
      ...files,
      testTimeout: 120_000,
      hookTimeout: 60_000,
      setupFiles: ['test/seed.ts'],
      // A test that asserts nothing cannot fail.
      expect: { requireAssertions: true },
      pool: 'forks' as const,
    },
  };
}

interface TestFiles {
  readonly include: string[];
  readonly exclude: string[];
  readonly isolate?: boolean;
}

/** A long one that began last would keep one processor busy while the others have nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const starts = ({ moduleId }: TestSpecification) => STARTING.test(moduleId);
    return [...sorted.filter(starts), ...sorted.filter((file) => !starts(file))];
  }
}
/** Folders of tests that start processes. */
const STARTING = /\/test\/(action|cli|git|hostile|html|journeys|pictures)\//;

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('sharing', { include: SHARING, exclude: left, isolate: false }),
      project('alone', { include: ['test/**/*.test.ts'], exclude: [...left, ...SHARING] }),
    ],
    // Most tests wait for processes that they started.
    maxWorkers: '100%',
  },
});
