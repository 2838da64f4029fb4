import { E, type TE } from '@bloomz/kernel';
import type * as t from 'io-ts';
import { Problem } from '../problems/problem.ts';
import type { Answer } from './answer.ts';
import type { Endpoint, Reply } from './endpoint.ts';
import { type AnyCall, type Call, textPairs, urlOf } from './url-of.ts';

/** Why a call gave no reply: a problem was answered, something that is no answer of ours came back, or nothing did. */
export type CallFailed =
  | { readonly _tag: 'Refused'; readonly problem: Problem }
  | { readonly _tag: 'NotUnderstood'; readonly status: number }
  | { readonly _tag: 'Unreachable' };

type ClientOptions = {
  /** Empty for the site the page came from. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Sent with every call: an API key, for example. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/** Calls an operation, and decodes what comes back by its status. */
export type Client = <N extends Endpoint>(endpoint: N, call: Call<N>) => TE.TaskEither<CallFailed, Reply<N>>;

const requestOf = ({ method }: Endpoint, { headers, body }: AnyCall, options: ClientOptions): RequestInit => ({
  method: method.toUpperCase(),
  // The endpoints that redirect are for browsers to go to, not to be called.
  redirect: 'manual',
  headers: {
    ...options.headers,
    ...Object.fromEntries(textPairs(headers)),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(options.signal && { signal: options.signal }),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const bodyOf = ({ contentType, body }: Answer, text: string): t.Validation<unknown> =>
  body.decode(contentType === null ? undefined : contentType === 'application/json' ? parsed(text) : text);

const replyOf = (response: Response, text: string, answer: Answer): E.Either<CallFailed, unknown> => {
  const body = bodyOf(answer, text);
  const headers = answer.headers.map((name) => [name, response.headers.get(name)] as const);
  if (E.isLeft(body) || headers.some(([, value]) => value === null))
    return E.left({ _tag: 'NotUnderstood', status: response.status });
  return E.right({
    status: response.status,
    ...(body.right !== undefined && { body: body.right }),
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
  });
};

const failureOf = (status: number, text: string): CallFailed => {
  const problem = Problem.decode(parsed(text));
  return E.isRight(problem) ? { _tag: 'Refused', problem: problem.right } : { _tag: 'NotUnderstood', status };
};

/** A client of the API, for browsers and for Node. */
export const makeClient = (options: ClientOptions): Client => {
  const send = options.fetch ?? fetch;
  return <N extends Endpoint>(endpoint: N, call: Call<N>): TE.TaskEither<CallFailed, Reply<N>> =>
    async () => {
      try {
        const response = await send(urlOf(options.baseUrl, endpoint, call), requestOf(endpoint, call, options));
        const text = await response.text();
        const answer = endpoint.responses[response.status];
        return answer === undefined
          ? E.left(failureOf(response.status, text))
          : (replyOf(response, text, answer) as E.Either<CallFailed, Reply<N>>);
      } catch {
        return E.left({ _tag: 'Unreachable' });
      }
    };
};
