import type { Problem } from '../model.ts';
import type { Finding, Source } from './source.ts';
import type { Written } from './written.ts';
import { scalarOf } from './written.ts';

/** Reads fields one by one. An invalid field is reported and left out. */
export class FieldReader {
  readonly #source: Source;
  readonly #problems: Problem[];

  constructor(source: Source, problems: Problem[]) {
    this.#source = source;
    this.#problems = problems;
  }

  read<T>(
    map: Written | null,
    name: string,
    parse: (text: string) => T | null,
    invalid: (text: string) => Finding,
  ): T | null {
    const written = scalarOf(map, name);
    if (written === null) return null;
    const parsed = parse(written.text);
    if (parsed !== null) return parsed;
    this.#problems.push(this.#source.problem(written.at, invalid(written.text), written.length));
    return null;
  }
}
