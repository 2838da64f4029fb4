import type * as t from 'io-ts';
import type { Endpoint } from './endpoint.ts';

/** A part of a call: left out where nothing of the kind is taken, optional where nothing in it is required. */
type Given<K extends string, C extends t.Mixed> = [t.OutputOf<C>] extends [undefined]
  ? { readonly [P in K]?: t.OutputOf<C> }
  : object extends t.OutputOf<C>
    ? { readonly [P in K]?: t.OutputOf<C> }
    : { readonly [P in K]: t.OutputOf<C> };

/** Names what an address is made of. */
export type Address<N extends Endpoint> = Given<'params', N['params']> & Given<'query', N['query']>;

/** All that a call needs; what has a default or may be absent can be left out. */
export type Call<N extends Endpoint> = Address<N> & Given<'headers', N['headers']> & Given<'body', N['body']>;

/** A call, whatever its endpoint. */
export type AnyCall = {
  readonly params?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly body?: unknown;
};

/** The values of a list, of one value, of none. */
const each = (value: unknown): ReadonlyArray<unknown> =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Name and text of every given value; a list repeats its name. */
export const textPairs = (values: object = {}): ReadonlyArray<[string, string]> =>
  Object.entries(values).flatMap(([name, value]) => each(value).map((one): [string, string] => [name, String(one)]));

/** The address of a call: for links, and for EventSource. */
export const urlOf = <N extends Endpoint>(baseUrl: string, endpoint: N, address: Address<N>): string => {
  const { params, query }: AnyCall = address;
  const given = new Map(textPairs(params));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''));
  const search = new URLSearchParams([...textPairs(query)]).toString();
  return `${baseUrl.replace(/\/$/, '')}${path}${search === '' ? '' : `?${search}`}`;
};
