/** What an applied commit says of itself. Whoever wrote the commit chose the words. */
export interface CommitSubject {
  /** Of a merge, the title of what was merged, where the message has it. */
  readonly subject: string;
  /** Its number, as the message names it; null where it names none. */
  readonly pullRequest: number | null;
}

/** How GitHub, Bitbucket, Azure DevOps and GitLab name a pull request, in the first line or anywhere. */
const IN_SUBJECT: readonly RegExp[] = [
  /^Merge pull request #(\d{1,9}) from \S/,
  / \(#(\d{1,9})\)$/,
  / \(pull request #(\d{1,9})\)$/,
  /^Merged PR (\d{1,9}): /,
];
const IN_MESSAGE = /^See merge request \S*!(\d{1,9})$/m;
/** A first line that says no more than what was merged: the title stands below. */
const MERGE = /^(Merge pull request #\d{1,9} from \S|Merge branch '|Merged in \S+ )/;

/** null for an empty message. */
export function commitSubject(message: string): CommitSubject | null {
  const lines = message.split('\n').map((line) => line.trim());
  const first = lines.find((line) => line !== '');
  if (first === undefined) return null;
  const named = IN_SUBJECT.map((pattern) => pattern.exec(first)).find((found) => found !== null);
  const number = named?.[1] ?? IN_MESSAGE.exec(message)?.[1];
  const below = lines.slice(lines.indexOf(first) + 1).find((line) => line !== '');
  const isMerge = number !== undefined && MERGE.test(first);
  return {
    subject: (isMerge ? below : undefined) ?? first,
    pullRequest: number === undefined ? null : Number(number),
  };
}
