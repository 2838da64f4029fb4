import type * as t from 'io-ts';
import type { ProblemSlug } from '../problems/problem-list.ts';
import type { Answer } from './answer.ts';
import { nothing } from './compounds.ts';
import { queryOf, textFields } from './object.ts';
import type { Codec } from './schema.ts';

type Nothing = Codec<undefined>;
type Empty = Codec<Readonly<Record<never, never>>>;
export type Answers = { readonly [status: number]: Answer };

/** Who may call: anybody, or only a signed-in browser and a server with an API key. */
export type Access = 'anybody' | 'signed-in';

/** One operation: all that server, client and document need to know of it. */
export type Endpoint<
  P extends t.Mixed = t.Mixed,
  Q extends t.Mixed = t.Mixed,
  H extends t.Mixed = t.Mixed,
  B extends t.Mixed = t.Mixed,
  R extends Answers = Answers,
> = {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'patch';
  /** With `{name}` where a path parameter stands. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  readonly body: B;
  readonly responses: R;
  /** What can go wrong besides what `problemsOf` adds for every endpoint of its kind. */
  readonly problems: ReadonlyArray<ProblemSlug>;
};

type Parts = 'params' | 'query' | 'headers' | 'body' | 'problems';

const NO_PARAMS: Empty = textFields({});
const NO_QUERY: Empty = queryOf({});

/** Declares an operation; what it does not name, it does not take. */
export const endpoint = <
  R extends Answers,
  P extends t.Mixed = Empty,
  Q extends t.Mixed = Empty,
  H extends t.Mixed = Empty,
  B extends t.Mixed = Nothing,
>(
  spec: Omit<Endpoint<P, Q, H, B, R>, Parts> & Partial<Pick<Endpoint<P, Q, H, B, R>, Parts>>,
): Endpoint<P, Q, H, B, R> =>
  ({ params: NO_PARAMS, query: NO_QUERY, headers: NO_PARAMS, body: nothing, problems: [], ...spec }) as Endpoint<
    P,
    Q,
    H,
    B,
    R
  >;

export const hasBody = ({ body }: Endpoint): boolean => body !== nothing;

/** What a handler receives. */
export type Input<E extends Endpoint> = {
  readonly params: t.TypeOf<E['params']>;
  readonly query: t.TypeOf<E['query']>;
  readonly headers: t.TypeOf<E['headers']>;
  readonly body: t.TypeOf<E['body']>;
};

type BodyOf<B extends t.Mixed> = [t.TypeOf<B>] extends [undefined]
  ? { readonly body?: undefined }
  : { readonly body: t.TypeOf<B> };
type HeadersOf<H extends string> = [H] extends [never]
  ? { readonly headers?: undefined }
  : { readonly headers: { readonly [K in H]: string } };

/** What a handler gives back, and what a client receives when all went well. */
export type Reply<E extends Endpoint> = {
  [S in keyof E['responses'] & number]: { readonly status: S } & BodyOf<E['responses'][S]['body']> &
    HeadersOf<E['responses'][S]['headers'][number]>;
}[keyof E['responses'] & number];
