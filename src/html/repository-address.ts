/**
 * The page of the repository at its host, from the address that git fetches from; null where that has
 * none. Links on a page lead there and nowhere else.
 */
export function repositoryAddress(origin: string | null): string | null {
  if (origin === null) return null;
  const [, scpHost = '', scpPath = ''] = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(origin) ?? [];
  const text = scpHost === '' ? origin : `https://${scpHost}/${scpPath}`;
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, host, pathname } = new URL(text);
  const name = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (!/^(?:\/[\w.~-]+){2,}$/.test(name)) return null;
  // The port of SSH is not that of the web.
  if (protocol === 'ssh:' || protocol === 'git:') return `https://${hostname}${name}`;
  return protocol === 'https:' ? `https://${host}${name}` : null;
}

/** The page of a commit. */
export function commitAddress(repository: string | null, commit: string): string | null {
  return repository !== null && /^[0-9a-f]{40,64}$/.test(commit)
    ? `${repository}/commit/${commit}`
    : null;
}

/** An address that a record names: only if it is one of the repository. */
export function ownAddress(repository: string | null, address: string): string | null {
  return repository !== null && address.startsWith(`${repository}/`) ? address : null;
}
