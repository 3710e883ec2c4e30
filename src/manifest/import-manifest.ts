import type { Member } from '../model.ts';
import { addList, editMembers, memberYaml, setSegmentField } from './edit-manifest.ts';

/** A segment that exists, as its manifest will declare it. */
export interface ImportedSegment {
  readonly customerSegmentId: string | null;
  readonly ctSegmentId: number | null;
  readonly name: string | null;
  readonly adopt: 'accepted' | 'unconfirmed';
  readonly source: ImportedMembers;
}

/** Members in the manifest itself, or a list beside it: its line of YAML. */
export type ImportedMembers =
  | { readonly kind: 'inline'; readonly members: readonly Member[] }
  | { readonly kind: 'list'; readonly yaml: string };

/** The text of a new manifest. */
export function newManifest(segment: ImportedSegment): string {
  const { customerSegmentId, ctSegmentId, name, adopt, source } = segment;
  const lines = [
    'segment:',
    ...(customerSegmentId === null
      ? []
      : [`  customer_segment_id: ${scalarYaml(customerSegmentId)}`]),
    ...(ctSegmentId === null ? [] : [`  ct_segment_id: ${ctSegmentId}`]),
    ...(name === null ? [] : [`  name: ${scalarYaml(name)}`]),
    `  adopt: ${adopt}   # counts only until the segment is in the lockfile`,
    ...(source.kind === 'list'
      ? ['members_from:', `  - ${source.yaml}`]
      : ['members:', ...source.members.map((member) => `  - ${memberYaml(member)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A manifest that exists, completed; null where a person has to edit it. */
export function withImport(text: string, { adopt, source }: ImportedSegment): string | null {
  const adopted = setSegmentField(text, 'adopt', adopt);
  if (adopted === null) return null;
  if (source.kind === 'list') return addList(adopted, source.yaml);
  return editMembers(adopted, { add: source.members, remove: [] });
}

/** In quotes where a plain scalar could mean something else. */
export function scalarYaml(text: string): string {
  return memberYaml({ kind: 'identity', value: text });
}
