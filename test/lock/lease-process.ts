import { dirname } from 'node:path';
import { Failure } from '../../src/failure.ts';
import { nodeFiles } from '../../src/files/files.ts';
import { takeLease } from '../../src/lock/lease.ts';

/** A process of its own that takes the lease at the path it is given, says how that ended, and keeps it until its input ends. */
const [path = ''] = process.argv.slice(2);
try {
  const lease = takeLease(nodeFiles(dirname(path)), path, Date.now());
  process.stdout.write('took\n');
  process.stdin.once('end', () => lease.release()).resume();
} catch (error) {
  process.stdout.write(`${error instanceof Failure ? error.message : String(error)}\n`);
}
