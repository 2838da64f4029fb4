import type * as t from 'io-ts';
import { anyText } from './scalars.ts';
import { nothing } from './compounds.ts';
import type { Codec } from './schema.ts';

/** Headers that belong to an answer: whoever answers gives them, whoever asks reads them. */
export type HeaderName = 'Location' | 'ETag';

/** One way in which an operation succeeds. */
export type Answer<B extends t.Mixed = t.Mixed, H extends HeaderName = HeaderName> = {
  readonly description: string;
  /** Null: there is no body. */
  readonly contentType: string | null;
  readonly body: B;
  readonly headers: ReadonlyArray<H>;
  /** What the data of each event is, for a stream. */
  readonly events?: t.Mixed;
};

/** Without headers there are none: left to inference, it would be all of them. */
export function json<A, O>(description: string, body: Codec<A, O>): Answer<Codec<A, O>, never>;
export function json<A, O, H extends HeaderName>(
  description: string,
  body: Codec<A, O>,
  ...headers: readonly [H, ...H[]]
): Answer<Codec<A, O>, H>;
export function json<A, O>(
  description: string,
  body: Codec<A, O>,
  ...headers: ReadonlyArray<HeaderName>
): Answer<Codec<A, O>> {
  return { description, contentType: 'application/json', body, headers };
}

export const noContent = (description: string): Answer<Codec<undefined>, never> => ({
  description,
  contentType: null,
  body: nothing,
  headers: [],
});

export const redirect = (description: string): Answer<Codec<undefined>, 'Location'> => ({
  description,
  contentType: null,
  body: nothing,
  headers: ['Location'],
});

/** A page or a text of another kind than JSON. */
export const plain = (description: string, contentType: string, example: string): Answer<Codec<string>, never> => ({
  description,
  contentType,
  body: anyText(example),
  headers: [],
});

/** Server-sent events. Read them with EventSource; `events` decodes the data of each. */
export const eventStream = (description: string, events: t.Mixed, example: string): Answer<Codec<string>, never> => ({
  ...plain(description, 'text/event-stream', example),
  events,
});
