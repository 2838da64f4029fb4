import { E } from '@bloomz/kernel';
import { ENDPOINTS } from '../endpoints/all-endpoints.ts';
import type { Endpoint, Input, Reply } from '../http/endpoint.ts';
import type { FieldError } from '../http/explain.ts';
import { exampleOf } from '../http/schema.ts';
import { readInput, writeReply } from '../http/serve.ts';
import { makeProblem } from '../problems/problem.ts';

const queryIn = (search: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const [first = '', ...others] = search.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );

const pathParams = ({ path }: Endpoint, pathname: string): Record<string, string> | undefined => {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const groups = pattern.exec(pathname)?.groups ?? (pattern.test(pathname) ? {} : undefined);
  return groups && Object.fromEntries(Object.entries(groups).map(([k, v]) => [k, decodeURIComponent(v)]));
};

/** What an endpoint answers, told apart from what is wrong with the request. */
export type Handler = (endpoint: Endpoint, input: Input<Endpoint>) => Reply<Endpoint>;

/** A `fetch` that serves all endpoints within the process, as a server framework would. */
export const serving =
  (handler: Handler, onRefused: (errors: ReadonlyArray<FieldError>) => void = () => undefined): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = (init?.method ?? 'GET').toLowerCase();
    const endpoint = ENDPOINTS.find((e) => e.method === method && pathParams(e, url.pathname));
    if (endpoint === undefined) return new Response('nobody serves this', { status: 404 });
    const read = readInput(endpoint, {
      params: pathParams(endpoint, url.pathname),
      query: queryIn(url.searchParams),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    });
    if (E.isLeft(read)) {
      onRefused(read.left);
      const problem = makeProblem('malformed-request', { errors: read.left });
      return new Response(JSON.stringify(problem), { status: problem.status });
    }
    const { status, headers, contentType, body } = writeReply(endpoint, handler(endpoint, read.right));
    const text = contentType === 'application/json' ? JSON.stringify(body) : String(body);
    return new Response(contentType === null ? null : text, { status, headers });
  };

const HEADERS = { Location: '/v1/imports/1', ETag: '"1"' };

/** The reply that the document shows as the example of a status. */
export const exampleReply = (endpoint: Endpoint, status: number): Reply<Endpoint> => {
  const answer = endpoint.responses[status];
  if (answer === undefined) throw new Error(`${endpoint.operationId} has no answer ${status}`);
  const { body, headers } = answer;
  const example: unknown = body.decode(exampleOf(body));
  if (!E.isRight(example as E.Either<unknown, unknown>))
    throw new Error(`the example of ${endpoint.operationId} is wrong`);
  return {
    status,
    ...(exampleOf(body) !== undefined && { body: exampleOf(body) }),
    ...(headers.length > 0 && { headers: Object.fromEntries(headers.map((name) => [name, HEADERS[name]])) }),
  } as Reply<Endpoint>;
};
