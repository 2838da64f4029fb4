import type * as t from 'io-ts';

/** Where a value came from. */
export type Part = 'path' | 'query' | 'header' | 'body';

/** One thing wrong with a request. The pointer is a JSON Pointer (RFC 6901) into that part of it. */
export type FieldError = { readonly in: Part; readonly pointer: string; readonly message: string };

/** Whoever makes more mistakes hears of the first ones. */
const MOST_TOLD = 20;

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const pointerOf = (context: t.Context): string =>
  context
    .slice(1)
    .map(({ key }) => `/${escape(key)}`)
    .join('');

/** Says in plain words what is wrong and where, and never repeats a value. */
export const explain = (part: Part, errors: t.Errors): ReadonlyArray<FieldError> =>
  errors.slice(0, MOST_TOLD).map(({ context, message }) => ({
    in: part,
    pointer: pointerOf(context),
    message: message ?? 'is not of the expected form',
  }));
