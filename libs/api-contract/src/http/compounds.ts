import { E } from '@bloomz/kernel';
import * as t from 'io-ts';
import { attach, type Codec, exampleOf, toSchema } from './schema.ts';

/** A list; give `max` for what somebody sends us. */
export const listOf = <A, O>(item: Codec<A, O>, max?: number): Codec<ReadonlyArray<A>, ReadonlyArray<O>> => {
  const list = t.readonlyArray(item);
  const validate: t.Validate<unknown, ReadonlyArray<A>> = (u, c) => {
    if (!Array.isArray(u)) return t.failure(u, c, 'must be a list');
    if (max !== undefined && u.length > max) return t.failure(u, c, `must have at most ${max} entries`);
    const read = u.map((value: unknown, index) => item.validate(value, t.appendContext(c, String(index), item)));
    const errors = read.flatMap((entry) => (E.isLeft(entry) ? entry.left : []));
    return errors.length > 0
      ? t.failures(errors)
      : t.success(read.flatMap((entry) => (E.isRight(entry) ? [entry.right] : [])));
  };
  return attach(new t.Type('list', list.is, validate, (items) => items.map(item.encode)), {
    schema: { type: 'array', items: toSchema(item), ...(max !== undefined && { maxItems: max }) },
    example: [exampleOf(item)],
    parts: [item],
  });
};

/** A value, or null where there is none. */
export const nullable = <A, O>(inner: Codec<A, O>): Codec<A | null, O | null> => {
  const schema = toSchema(inner);
  const either =
    typeof schema['type'] === 'string' && schema['enum'] === undefined
      ? { ...schema, type: [schema['type'], 'null'] }
      : { anyOf: [schema, { type: 'null' }] };
  return attach(
    new t.Type<A | null, O | null>(
      'nullable',
      (u): u is A | null => u === null || inner.is(u),
      (u, c) => (u === null ? t.success(null) : inner.validate(u, c)),
      (a) => (a === null ? null : inner.encode(a)),
    ),
    { schema: either, example: exampleOf(inner), parts: [inner] },
  );
};

/** Nothing at all. */
export const nothing: Codec<undefined> = attach(
  new t.Type(
    'nothing',
    (u): u is undefined => u === undefined,
    () => t.success(undefined),
    t.identity,
  ),
  { schema: { type: 'null' }, example: undefined, parts: [] },
);

/** A JSON object of any form. */
export const anyObject = (example: object): Codec<object> =>
  attach(
    new t.Type(
      'anyObject',
      (u): u is object => typeof u === 'object' && u !== null && !Array.isArray(u),
      (u, c) => (t.UnknownRecord.is(u) && !Array.isArray(u) ? t.success(u) : t.failure(u, c, 'must be an object')),
      t.identity,
    ),
    { schema: { type: 'object' }, example, parts: [] },
  );
