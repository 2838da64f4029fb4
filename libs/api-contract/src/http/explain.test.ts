import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import type * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../endpoints/all-endpoints.ts';
import { explain } from './explain.ts';
import { exampleOf } from './schema.ts';

/** Every codec of a body, sent or answered, with a value that it takes. */
const BODIES = ENDPOINTS.flatMap(({ operationId, body, responses }) =>
  [body, ...Object.values(responses).map((answer) => answer.body)]
    .filter((codec) => typeof exampleOf(codec) === 'object')
    .map((codec, index) => ({ name: `${operationId} ${index}`, codec, example: exampleOf(codec) })),
);

const pathsIn = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value !== 'object' || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];

const replaced = (value: unknown, [key, ...rest]: ReadonlyArray<string>, by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner: unknown, i) => (String(i) === key ? replaced(inner, rest, by) : inner));
  const fields = Object.entries(value as object);
  return Object.fromEntries(
    fields.map(([k, inner]) => [k, k === key ? replaced(inner, rest, by) : (inner as unknown)]),
  );
};

/** Something that no codec of ours takes, and that would be noticed if it were repeated. */
const INTRUDER = Symbol('planted');

const mistakes = fc.constantFrom(...BODIES).chain(({ codec, example, name }) =>
  fc.constantFrom(...pathsIn(example)).map((path) => ({
    name,
    codec: codec,
    pointer: path.map((key) => `/${key}`).join(''),
    wrong: (value: unknown) => replaced(example, path, value),
  })),
);

describe('what is said of a mistake', () => {
  it('points at the very place', () => {
    fc.assert(
      fc.property(mistakes, ({ codec, pointer, wrong }) => {
        const decoded = codec.decode(wrong(INTRUDER)) as t.Validation<unknown>;
        const errors = E.isLeft(decoded) ? explain('body', decoded.left) : [];
        // The OpenAPI document itself is answered as an object of any form.
        if (codec.name === 'anyObject' && pointer !== '') return;
        expect(errors).toEqual([{ in: 'body', pointer, message: expect.stringMatching(/^(must|is) /) as string }]);
      }),
      { numRuns: 500 },
    );
  });

  it('never repeats the value', () => {
    fc.assert(
      fc.property(mistakes, fc.uuid(), ({ codec, wrong }, planted) => {
        const decoded = codec.decode(wrong({ [planted]: planted, list: [planted] })) as t.Validation<unknown>;
        const said = E.isLeft(decoded) ? explain('body', decoded.left) : [];
        expect(said.map(({ message }) => message).join()).not.toContain(planted);
      }),
    );
  });
});
