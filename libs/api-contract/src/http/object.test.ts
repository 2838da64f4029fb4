import { E } from '@bloomz/kernel';
import type * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { listOf, nullable } from './compounds.ts';
import { explain } from './explain.ts';
import { defaulting, optional } from './fields.ts';
import { object, queryOf, strictObject, textFields } from './object.ts';
import { flag, integer, oneOf, text } from './scalars.ts';
import { toSchema } from './schema.ts';

const Name = text({ max: 20, example: 'Algebra' });
const errorsOf = (codec: t.Mixed, u: unknown): unknown => {
  const decoded = codec.decode(u) as t.Validation<unknown>;
  return E.isLeft(decoded) ? explain('body', decoded.left).map(({ pointer, message }) => [pointer, message]) : [];
};

describe('a strict object', () => {
  const Edit = strictObject({ name: Name, archived: optional(flag), rank: defaulting(integer({ example: 3 }), 3) });

  it('fills in defaults and leaves out what is absent', () => {
    expect(Edit.decode({ name: 'a' })).toEqual(E.right({ name: 'a', rank: 3 }));
    expect(Edit.decode({ name: 'a', archived: undefined })).toEqual(E.right({ name: 'a', rank: 3 }));
  });

  it('names every mistake at its place', () => {
    expect(errorsOf(Edit, { archived: 1, 'a/b~c': 2 })).toEqual([
      ['/name', 'is missing'],
      ['/archived', 'must be true or false'],
      ['/a~1b~0c', 'is not known here'],
    ]);
  });

  it.each([[null], [[]], ['x'], [7]])('is not %j', (u) => {
    expect(errorsOf(Edit, u)).toEqual([['', 'must be an object']]);
  });

  it('is not fooled by what objects inherit', () => {
    expect(errorsOf(Edit, JSON.parse('{"name":"a","__proto__":{"x":1}}'))).toEqual([
      ['/__proto__', 'is not known here'],
    ]);
    expect(errorsOf(strictObject({ toString: Name }), {})).toEqual([['/toString', 'is missing']]);
  });

  it('does not repeat an overlong name', () => {
    expect(errorsOf(Edit, { name: 'a', ['x'.repeat(65)]: 1 })).toEqual([['', 'has a field that is not known here']]);
  });

  it('says of the first mistakes only', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, 1]));
    expect(errorsOf(Edit, many)).toHaveLength(20);
  });

  it('has a schema that says the same', () => {
    expect(toSchema(Edit)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 20, pattern: expect.any(String) as string },
        archived: { type: 'boolean' },
        rank: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 3 },
      },
      required: ['name'],
      additionalProperties: false,
    });
  });
});

describe('an object of ours', () => {
  const Answer = object({ name: Name, note: nullable(Name), tags: listOf(object({ id: Name })) });
  const value = { name: 'a', note: null, tags: [{ id: '1', secret: 'x' }], secret: 'x' };

  it('neither reads nor writes what is not declared', () => {
    const clean = { name: 'a', note: null, tags: [{ id: '1' }] };
    expect(Answer.decode(value)).toEqual(E.right(clean));
    expect(Answer.encode(value)).toEqual(clean);
  });

  it('points into lists', () => {
    expect(errorsOf(Answer, { name: 'a', note: 1, tags: [{ id: '1' }, { id: 2 }, null] })).toEqual([
      ['/note', 'must be text'],
      ['/tags/1/id', 'must be text'],
      ['/tags/2', 'must be an object'],
    ]);
  });
});

describe('what arrives as text', () => {
  const Query = queryOf({
    limit: defaulting(integer({ min: 1, max: 200, example: 50 }), 50),
    worries: optional(flag),
    kind: optional(listOf(oneOf('created', 'updated'), 2)),
  });

  it('is read as the schema says', () => {
    expect(Query.decode({})).toEqual(E.right({ limit: 50 }));
    expect(Query.decode({ limit: '7', worries: 'false', kind: 'created' })).toEqual(
      E.right({ limit: 7, worries: false, kind: ['created'] }),
    );
    expect(Query.decode({ kind: ['created', 'updated'] })).toEqual(
      E.right({ limit: 50, kind: ['created', 'updated'] }),
    );
  });

  it.each(['', ' 7', '7.5', '0x7', '1e2', '99999999999999999999', ['7', '8']])('%j is no limit', (limit) => {
    expect(errorsOf(Query, { limit })).toEqual([['/limit', 'must be a whole number from 1 to 200']]);
  });

  it('tells misspelt parameters', () => {
    expect(errorsOf(Query, { limits: '7', worries: 'yes', kind: ['created', 'gone'] })).toEqual([
      ['/worries', 'must be true or false'],
      ['/kind/1', 'must be one of: created, updated'],
      ['/limits', 'is not known here'],
    ]);
    expect(errorsOf(Query, { kind: ['created', 'updated', 'created'] })).toEqual([
      ['/kind', 'must have at most 2 entries'],
    ]);
  });

  it('lets others add headers', () => {
    const Headers = textFields({ 'last-event-id': optional(integer({ example: 1 })) });
    expect(Headers.decode({ host: 'x', 'last-event-id': '7' })).toEqual(E.right({ 'last-event-id': 7 }));
  });
});
