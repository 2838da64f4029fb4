import { E } from '@bloomz/kernel';
import type * as t from 'io-ts';
import { type Endpoint, hasBody, type Input, type Reply } from './endpoint.ts';
import { explain, type FieldError, type Part } from './explain.ts';

/** The parts of a request as a server framework gives them; names of headers in lower case. */
export type RawRequest = {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
};

const read = (part: Part, codec: t.Mixed, raw: unknown): E.Either<ReadonlyArray<FieldError>, unknown> => {
  const decoded: t.Validation<unknown> = codec.decode(raw);
  return E.isLeft(decoded) ? E.left(explain(part, decoded.left)) : decoded;
};

const told = (part: E.Either<ReadonlyArray<FieldError>, unknown>): ReadonlyArray<FieldError> =>
  E.isLeft(part) ? part.left : [];

/** Reads a request as the endpoint declares it, or says what is wrong with it. No body at all is an empty one. */
export const readInput = <N extends Endpoint>(
  endpoint: N,
  raw: RawRequest,
): E.Either<ReadonlyArray<FieldError>, Input<N>> => {
  const params = read('path', endpoint.params, raw.params);
  const query = read('query', endpoint.query, raw.query);
  const headers = read('header', endpoint.headers, raw.headers);
  const body = hasBody(endpoint)
    ? read('body', endpoint.body, raw.body === undefined ? {} : raw.body)
    : E.right(undefined);
  if (E.isRight(params) && E.isRight(query) && E.isRight(headers) && E.isRight(body))
    return E.right({
      params: params.right,
      query: query.right,
      headers: headers.right,
      body: body.right,
    });
  return E.left([params, query, headers, body].flatMap(told));
};

/** An answer ready to be sent. `body` is JSON where the content type is, else text; nothing where it is undefined. */
export type Written = {
  readonly status: number;
  readonly contentType: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

type AnyReply = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** Writes a reply: declared fields only. */
export const writeReply = <N extends Endpoint>(endpoint: N, reply: Reply<N>): Written => {
  const { status, body, headers }: AnyReply = reply;
  const answer = endpoint.responses[status];
  if (answer === undefined) throw new Error(`${endpoint.operationId} declares no answer with status ${status}`);
  return {
    status,
    contentType: answer.contentType,
    headers: headers ?? {},
    body: answer.body.encode(body) as unknown,
  };
};
