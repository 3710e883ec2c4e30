import { REST } from './advice-rest.ts';
import { walkAll } from './walk.ts';

walkAll(REST);
