import type { Address } from '../openapi/document.ts';
import { encode } from './hostile-values.ts';
import type { Sent } from './wire.ts';

/** What an example cannot know: ids and versions of what is there. Undefined leaves a parameter out. */
export type Living = Readonly<Record<string, string | undefined>>;

type Pairs = ReadonlyArray<readonly [string, string]>;

/** The request that the document shows as the example of an operation, about something that is there. */
export const exampleRequest = ({ path, method, operation }: Address, living: Living): Sent => {
  const pairs = (place: string): Pairs =>
    operation.parameters.flatMap(({ name, in: where, example }) => {
      const value = Object.hasOwn(living, name) ? living[name] : example;
      if (where !== place || value === undefined) return [];
      return (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const);
    });
  const given = new Map(pairs('path'));
  const query = pairs('query').map(([name, value]) => `${name}=${encode(value)}`);
  const [content] = Object.values(operation.requestBody?.content ?? {});
  const body = content?.example as object | undefined;
  const known = Object.entries(body ?? {}).map(([name, value]: [string, unknown]) => [name, living[name] ?? value]);
  return {
    method,
    path:
      path.replace(/\{(\w+)\}/g, (_, name: string) => given.get(name) ?? '') +
      (query.length ? `?${query.join('&')}` : ''),
    headers: { ...Object.fromEntries(pairs('header')), ...(body && { 'content-type': 'application/json' }) },
    body: body && Buffer.from(JSON.stringify(Object.fromEntries(known))),
  };
};
