import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents in a folder, such as `README.md` and `docs/lock.md`, sorted. */
export function documentsIn(top: string): string[] {
  const inDocs = readdirSync(join(top, 'docs'), { recursive: true, encoding: 'utf8' });
  const paths = [...readdirSync(top), ...inDocs.map((name) => join('docs', name))];
  return paths.filter((path) => path.endsWith('.md')).sort();
}

/** Where the relative links of a document lead, from the same top: `docs/lock.md#two-at-once`. */
export function linksOf(top: string, document: string): string[] {
  const text = readFileSync(join(top, document), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#:]*)(#[^)]*)?\)/g)];
  return links.map(([, path = '', anchor = '']) =>
    path === '' ? `${document}${anchor}` : `${join(document, '..', path)}${anchor}`,
  );
}

/** The anchors that GitHub gives to the headings of a document. */
export function anchorsOf(top: string, document: string): string[] {
  const headings = readFileSync(join(top, document), 'utf8').matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
