import { FILE_LOCK } from './advice-file-lock.ts';
import { walkAll } from './walk.ts';

walkAll(FILE_LOCK);
