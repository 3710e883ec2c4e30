import { dirname } from 'node:path';
import { Failure } from '../../src/failure.ts';
import { nodeFiles } from '../../src/files/files.ts';
import { takeHold } from '../../src/lock/lease.ts';

/** A process of its own that takes the hold it is told, says how that ended, and keeps it until its input ends. */
const [path = ''] = process.argv.slice(2);
try {
  const hold = takeHold(nodeFiles(dirname(path)), path, Date.now());
  process.stdout.write('took\n');
  process.stdin.once('end', () => hold.release()).resume();
} catch (error) {
  process.stdout.write(`${error instanceof Failure ? error.message : String(error)}\n`);
}
