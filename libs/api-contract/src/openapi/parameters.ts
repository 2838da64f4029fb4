import type * as t from 'io-ts';
import type { Endpoint } from '../http/endpoint.ts';
import { exampleOf, type FieldMeta, metaOf, type Schema, toSchema } from '../http/schema.ts';

/** `idempotency-key` as it is written: `Idempotency-Key`. */
const headerName = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase()).replace(/Id$/, 'ID');

const fieldsOf = (codec: t.Mixed): ReadonlyArray<FieldMeta> => metaOf(codec).fields ?? [];

const propertyOf = (codec: t.Mixed, name: string): Schema => {
  const properties = metaOf(codec).schema['properties'] as Readonly<Record<string, Schema>>;
  return properties[name] ?? {};
};

/** A description is said of the parameter; one that only its schema has, by reference, is repeated there. */
const parametersIn = (place: string, codec: t.Mixed): ReadonlyArray<Schema> =>
  fieldsOf(codec).map(({ name, required, codec: field }) => {
    const { description, ...schema } = propertyOf(codec, name);
    return {
      name: place === 'header' ? headerName(name) : name,
      in: place,
      description: description ?? metaOf(field).schema['description'],
      required,
      schema,
      example: exampleOf(field),
    };
  });

export const parametersOf = ({ params, query, headers }: Endpoint): ReadonlyArray<Schema> => [
  ...parametersIn('path', params),
  ...parametersIn('query', query),
  ...parametersIn('header', headers),
];

/** A body may be left out where nothing in it is required. */
export const requestBodyOf = ({ body }: Endpoint): Schema => ({
  description: metaOf(body).schema['description'],
  required: fieldsOf(body).some(({ required }) => required),
  content: { 'application/json': { schema: toSchema(body), example: exampleOf(body) } },
});
