import { LOCK_BRANCH } from './advice-branch.ts';
import { walkAll } from './walk.ts';

walkAll(LOCK_BRANCH);
