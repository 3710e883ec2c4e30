import { checkMemberText } from '../members/rules.ts';
import type { Split } from '../members/split.ts';
import { parseTake } from '../members/split.ts';
import { asCode, asValue, say } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Finding, Source } from '../yaml/source.ts';
import type { YamlValue } from '../yaml/yaml-value.ts';
import { FieldReader, itemsOf, scalarOf, valueAt } from '../yaml/yaml-value.ts';

/** `split:`, one or a list of them. Those that are invalid are reported and left out. */
export function readSplits(source: Source, root: YamlValue, problems: Problem[]): Split[] {
  const written = valueAt(root, 'split');
  const items = written?.kind === 'map' ? [written] : itemsOf(root, 'split');
  const reader = new FieldReader(source, problems);
  const salts = new Set<string>();
  return items.flatMap((item) => {
    const salt = scalarOf(item, 'salt');
    const take = reader.read(item, 'take', parseTake, badTake);
    if (salt === null || take === null) return [];
    const finding = saltFault(salt.text) ?? (salts.has(salt.text) ? saltTwice(salt.text) : null);
    salts.add(salt.text);
    if (finding === null) return [{ salt: salt.text, ...take }];
    problems.push(source.problem(salt.at, finding, salt.length));
    return [];
  });
}

function badTake(text: string): Finding {
  const code = 'bad-split';
  const [first = '', second = ''] = text.split('..');
  const isReverse = second !== '' && parseTake(`${second}..${first}`) !== null;
  const message = isReverse
    ? say`${asValue(text)} ends before it starts, so it takes nobody`
    : say`${asValue(text)} is not a share of the members`;
  const next = say`Write where the share starts and ends, such as ${asCode('0%..90%')}: the start is taken, the end is not. Two decimals at most.`;
  return { code, message, next };
}

/** It is repeated in SQL, so it is plain text. */
function saltFault(text: string): Finding | null {
  const fault = checkMemberText(text, 'identity');
  if (fault === null || fault === 'reserved-identity') return null;
  return {
    code: 'bad-split',
    message: say`${asValue(text)} is not a valid salt: it is plain text on one line, without spaces around it`,
    next: say`Write a word of your own, such as ${asCode('winback-2026')}.`,
  };
}

function saltTwice(text: string): Finding {
  return {
    code: 'bad-split',
    message: say`the salt ${asValue(text)} is used twice, so both draw the same people`,
    next: say`Write one share for it, or give the second one a salt of its own.`,
  };
}
