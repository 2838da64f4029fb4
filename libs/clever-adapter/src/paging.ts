import { E, type TE } from '@bloomz/kernel';
import { decodePage, type Page } from './codecs/page.ts';
import type { Get } from './clever-http.ts';
import type { CallFailure } from './faults.ts';
import { followNext, type Next } from './next-link.ts';

type Followed = { readonly records: ReadonlyArray<unknown>; readonly next: Next | undefined };
/** `false` ends the reading: enough is known. */
export type OnPage = (records: ReadonlyArray<unknown>, isLast: boolean) => boolean | Promise<boolean>;

const follow = ({ records, nextUri }: Page, apiUrl: string, seen: ReadonlySet<string>): E.Either<string, Followed> => {
  if (nextUri === undefined) return E.right({ records, next: undefined });
  const next = followNext(nextUri, apiUrl, seen);
  return E.isLeft(next) ? next : E.right({ records, next: next.right });
};

/** Reads a list to its end, holding one page at a time. https://dev.clever.com/docs/paging-and-limits */
export const forEachPage =
  (get: Get, apiUrl: string, firstPath: string, onPage: OnPage): TE.TaskEither<CallFailure, void> =>
  async () => {
    const seen = new Set<string>();
    const decode = (body: unknown): E.Either<string, Followed> => {
      const page = decodePage(body);
      return E.isLeft(page) ? page : follow(page.right, apiUrl, seen);
    };
    let path: string | undefined = firstPath;
    while (path !== undefined) {
      const page: E.Either<CallFailure, Followed> = await get(path, decode)();
      if (E.isLeft(page)) return page;
      const { records, next }: Followed = page.right;
      if (!(await onPage(records, next === undefined))) break;
      path = next?.path;
      if (next !== undefined) seen.add(next.cursor);
    }
    return E.right(undefined);
  };
