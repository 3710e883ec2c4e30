import { dirname } from 'node:path';
import { rewriteFile } from '../../src/files/write.ts';

/** A process that is killed once all of a file is written, and before it takes the place of the old one. */
const [path = ''] = process.argv.slice(2);
rewriteFile(dirname(path), path, (write) => {
  write(Buffer.from('new'));
  process.kill(process.pid, 'SIGKILL');
});
