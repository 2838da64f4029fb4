/**
 * Our fp-ts vocabulary: the only place that knows where fp-ts keeps its modules.
 * Bare `fp-ts/Either` is a directory import, which Node's ES modules refuse.
 */
export * as E from 'fp-ts/lib/Either.js';
export * as O from 'fp-ts/lib/Option.js';
export * as T from 'fp-ts/lib/Task.js';
export * as TE from 'fp-ts/lib/TaskEither.js';
export { pipe } from 'fp-ts/lib/function.js';
