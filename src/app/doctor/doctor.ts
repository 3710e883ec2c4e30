import type { Config } from '../../config/config.ts';
import { failure } from '../../failure.ts';
import { isVersionSince } from '../../git/program.ts';
import { gitVersionAt } from '../../git/repository.ts';
import type { Diagnosis } from '../../inspect/diagnosis.ts';
import { asCode, asLabel, asPath, plural, say } from '../../message.ts';
import { checkSources } from '../validate.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { configOf } from '../workspace.ts';
import { examineAccount } from './account-needs.ts';
import type { Examined } from './examine.ts';
import { Examiner } from './examine.ts';
import type { JobNeeds } from './lock-needs.ts';
import { examineLock } from './lock-needs.ts';

/**
 * Looks at everything that an apply needs, and changes nothing: neither here, nor on `origin`, nor in
 * the account. Whatever can be fixed is a finding, so that one look shows all of it.
 */
export async function examine(
  cwd: string,
  options: WorkspaceOptions,
  job: JobNeeds | null,
): Promise<Diagnosis> {
  const examiner = new Examiner();
  await examiner.look('Node', node);
  await examiner.look('git', () => git(cwd));
  const config = await examiner.look('Config', () => configured(cwd, options));
  if (config === null) return examiner.findings;
  await examiner.look('Files', () => files(cwd, options));
  const index = await examineLock(examiner, config, options, job);
  await examineAccount(examiner, config, index, options.environment ?? process.env);
  return examiner.findings;
}

/** As `engines` in package.json says. */
export const OLDEST_NODE = '20.19';

function node(): Examined<string> {
  const version = process.versions.node;
  if (isVersionSince(version, OLDEST_NODE))
    return { value: version, message: say`${asLabel(version)}` };
  throw failure(
    'node-too-old',
    say`Node ${asLabel(version)} is too old: segops needs ${OLDEST_NODE} or newer`,
    say`Install a newer Node.`,
  );
}

function git(cwd: string): Examined<string | null> {
  const version = gitVersionAt(cwd);
  if (version !== null) return { value: version, message: say`${asLabel(version)}` };
  const { problems } = failure(
    'git-missing',
    say`not found: the lockfile is less protected without it, and a lock branch needs it`,
    say`Install git, and make sure that it is on the PATH.`,
  );
  return { value: null, message: null, warnings: problems };
}

function configured(cwd: string, options: WorkspaceOptions): Examined<Config> {
  const config = configOf(cwd, options);
  const overlay =
    config.environment === null ? say`` : say`, environment ${asLabel(config.environment)}`;
  return { value: config, message: say`${asPath(config.file)}${overlay}` };
}

async function files(cwd: string, options: WorkspaceOptions): Promise<Examined<number>> {
  const { plan, warnings } = await checkSources(cwd, options);
  const { length } = plan.segments;
  const lists = new Set(plan.segments.flatMap((one) => one.lists.map(({ facts }) => facts.path)));
  const message = say`${plural(length, 'segment')} and ${plural(lists.size, 'list')} can be read`;
  if (length > 0) return { value: length, message, warnings };
  throw failure(
    'no-manifests',
    say`no file declares a segment`,
    say`Write a manifest in a folder that ${asCode('segments:')} of the config names.`,
  );
}
