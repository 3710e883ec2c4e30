import type { Answer } from './fake-answers.ts';
import { refusal } from './fake-answers.ts';

/** One page of a list, with the Link header by which clients find the others. */
export function paged(list: readonly unknown[], url: URL): Answer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  if (!(size >= 1) || !(page >= 1)) return refusal(422, 'Invalid page');
  const last = Math.max(1, Math.ceil(list.length / size));
  const links = [
    ...(page < last ? [link(url, page + 1, 'next'), link(url, last, 'last')] : []),
    ...(page > 1 ? [link(url, 1, 'first'), link(url, page - 1, 'prev')] : []),
  ];
  return {
    status: 200,
    body: list.slice((page - 1) * size, page * size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
}

/** Lists that GitHub gives no page numbers: what a page ended with says where the next begins. */
export function pagedByCursor(list: readonly unknown[], url: URL): Answer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const from = Number(url.searchParams.get('after') ?? 0);
  const links = from + size < list.length ? [link(url, from + size, 'next', 'after')] : [];
  return {
    status: 200,
    body: list.slice(from, from + size),
    ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }),
  };
}

function link(url: URL, place: number, rel: string, by = 'page'): string {
  const to = new URL(url);
  to.searchParams.set(by, `${place}`);
  return `<${to.href}>; rel="${rel}"`;
}
