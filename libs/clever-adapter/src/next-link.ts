import { E } from '@bloomz/kernel';

/** Where a list goes on. `path` is relative to the API's address and includes the version. */
export type Next = { readonly path: string; readonly cursor: string };

const resolve = (uri: string, apiUrl: string): URL | null =>
  URL.parse(uri.startsWith('/') ? apiUrl + uri : uri, `${apiUrl}/`);

/**
 * Checks a `next` link: it stays with the configured host, so that the token does, and it leads on, so that reading
 * ends. https://dev.clever.com/docs/paging-and-limits
 */
export const followNext = (uri: string, apiUrl: string, followed: ReadonlySet<string>): E.Either<string, Next> => {
  const url = resolve(uri, apiUrl);
  const base = new URL(apiUrl);
  if (url === null || url.origin !== base.origin || url.username !== '' || url.password !== '')
    return E.left('next link leads to another host');
  const prefix = base.pathname.replace(/\/$/, '');
  if (!url.pathname.startsWith(`${prefix}/`)) return E.left('next link leads elsewhere');
  const cursor = url.searchParams.get('starting_after') ?? '';
  if (cursor === '') return E.left('next link without a cursor');
  if (followed.has(cursor)) return E.left('next link that was followed before');
  return E.right({ path: url.pathname.slice(prefix.length) + url.search, cursor });
};
