import { lowerBound } from '../world/table.ts';
import type { Answer, Item, Link } from './answer.ts';
import { ok, refusal } from './answer.ts';
import type { ApiRequest } from './api-request.ts';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 10_000;

type WithId = { readonly id: string };
type Window = { readonly from: number; readonly to: number };

const windowOf = (records: readonly WithId[], query: URLSearchParams, limit: number): Window => {
  const [after, before] = [query.get('starting_after'), query.get('ending_before')];
  if (after) {
    const at = lowerBound(records, after);
    const from = records[at]?.id === after ? at + 1 : at;
    return { from, to: Math.min(records.length, from + limit) };
  }
  if (before) {
    const to = before === 'last' ? records.length : lowerBound(records, before);
    return { from: Math.max(0, to - limit), to };
  }
  return { from: 0, to: Math.min(records.length, limit) };
};

const pageUri = ({ pathname, query }: ApiRequest, limit: number, cursor: string, id: string): string => {
  const params = new URLSearchParams(query);
  params.delete('starting_after');
  params.delete('ending_before');
  params.set('limit', String(limit));
  params.set(cursor, id);
  return `${pathname}?${params.toString()}`;
};

const linksOf = (request: ApiRequest, limit: number, records: readonly WithId[], { from, to }: Window): Link[] => {
  const links = [{ rel: 'self', uri: request.pathname + request.search }];
  const [first, last] = [records[from], records[to - 1]];
  if (from === to) return links;
  if (last && to < records.length) links.push({ rel: 'next', uri: pageUri(request, limit, 'starting_after', last.id) });
  if (first && from > 0) links.push({ rel: 'prev', uri: pageUri(request, limit, 'ending_before', first.id) });
  return links;
};

/** One page of records sorted by id. https://dev.clever.com/docs/paging-and-limits */
export const pageOf = <T extends WithId>(
  request: ApiRequest,
  records: readonly T[],
  toItem: (record: T) => Item,
): Answer => {
  const asked = request.query.get('limit');
  const limit = asked ? Number(asked) : DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1) return refusal(400, 'limit must be a whole number above zero');
  if (limit > LARGEST_LIMIT) return refusal(413, `limit must not exceed ${LARGEST_LIMIT}`);
  const window = windowOf(records, request.query, limit);
  const page = records.slice(window.from, window.to);
  return ok({ data: page.map(toItem), links: linksOf(request, limit, records, window) });
};

export const countOf = (request: ApiRequest, records: readonly unknown[]): Answer =>
  ok({ count: records.length, links: [{ rel: 'self', uri: request.pathname + request.search }] });
