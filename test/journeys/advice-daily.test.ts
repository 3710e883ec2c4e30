import { LOCK_BRANCH } from './advice-branch.ts';
import { FILE_LOCK } from './advice-file-lock.ts';
import { REST } from './advice-rest.ts';
import { walkAll } from './walk.ts';

/** What people run into most, at every change; all walks are long, and run at night. */
walkAll({
  'config-not-found': REST['config-not-found'].slice(0, 1),
  'missing-lineage': REST['missing-lineage'].slice(0, 1),
  'plan-stale': REST['plan-stale'],
  'lock-missing': FILE_LOCK['lock-missing'].slice(0, 1),
  'lock-lost': FILE_LOCK['lock-lost'].slice(0, 1),
  'lock-older': FILE_LOCK['lock-older'],
  'lock-damaged': FILE_LOCK['lock-damaged'].slice(0, 1),
  'lease-held': FILE_LOCK['lease-held'],
  'lock-branch-moved': LOCK_BRANCH['lock-branch-moved'].slice(0, 1),
});
