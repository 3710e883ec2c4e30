// Finds the same changes with other tools: what a script of one's own would use.
// usage: node peers.mjs duckdb|yaml <folder of the data> <segments>
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tool, folder, segments] = process.argv.slice(2);
const numbers = Array.from({ length: Number(segments) }, (_, index) => index);
console.log(tool === 'duckdb' ? await duckdb() : await yaml());

async function duckdb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  let changes = 0;
  for (const index of numbers) {
    const read = (name) =>
      `FROM read_csv('${join(folder, name, `s${index}.txt`)}', header = false, auto_detect = false,` +
      ` delim = ',', quote = '', escape = '', columns = {'member': 'VARCHAR'})`;
    for (const [from, without] of [
      ['want-shuffled', 'have-shuffled'],
      ['have-shuffled', 'want-shuffled'],
    ]) {
      const reader = await connection.runAndReadAll(
        `SELECT * ${read(from)} EXCEPT SELECT * ${read(without)}`,
      );
      changes += reader.getColumns()[0]?.length ?? 0;
    }
  }
  return changes;
}

async function yaml() {
  const { parse } = await import('yaml');
  let changes = 0;
  for (const index of numbers) {
    const { members } = parse(
      readFileSync(join(folder, 'inline', 'segments', `s${index}.yaml`), 'utf8'),
    );
    const want = [...new Set(members)].sort();
    const have = readFileSync(join(folder, 'have', `s${index}.txt`), 'utf8')
      .trimEnd()
      .split('\n');
    let at = 0;
    for (const member of want) {
      while (at < have.length && have[at] < member) {
        at += 1;
        changes += 1;
      }
      if (have[at] === member) at += 1;
      else changes += 1;
    }
    changes += have.length - at;
  }
  return changes;
}
