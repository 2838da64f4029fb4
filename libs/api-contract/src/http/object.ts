import { E } from '@bloomz/kernel';
import * as t from 'io-ts';
import { absentValue, codecOf, type Decoded, type Encoded, type Field, type Fields, isRequired } from './fields.ts';
import { attach, type Codec, exampleOf, metaOf, type Schema, toSchema } from './schema.ts';

type Manner = {
  /** Refuse fields that are not declared; else they are left out. */
  readonly strict: boolean;
  /** Makes a value of what arrives as text. */
  readonly prepare: (raw: unknown, schema: Schema) => unknown;
};

/** An unknown field with a longer name is not worth repeating. */
const LONGEST_NAME = 64;

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> =>
  typeof u === 'object' && u !== null && !Array.isArray(u);

const valueOf = (object: object, name: string): unknown =>
  Object.hasOwn(object, name) ? (Reflect.get(object, name) as unknown) : undefined;

const refused = (value: unknown, context: t.Context, message: string): t.Errors => [{ value, context, message }];

const unknownField = (name: string, c: t.Context): t.Errors =>
  name.length > LONGEST_NAME
    ? refused(undefined, c, 'has a field that is not known here')
    : refused(undefined, t.appendContext(c, name, t.never), 'is not known here');

const schemaOf = (entries: ReadonlyArray<readonly [string, Field]>, strict: boolean): Schema => {
  const required = entries.filter(([, field]) => isRequired(field)).map(([name]) => name);
  const property = (field: Field): Schema => ({
    ...toSchema(codecOf(field)),
    ...('defaulting' in field && { default: field.value as unknown }),
  });
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, field]) => [name, property(field)])),
    ...(required.length > 0 && { required }),
    ...(strict && { additionalProperties: false }),
  };
};

/** An object codec from its fields. Only declared fields are read and written. */
const makeObject = <const F extends Fields>(fields: F, { strict, prepare }: Manner): Codec<Decoded<F>, Encoded<F>> => {
  const entries: ReadonlyArray<readonly [string, Field]> = Object.entries(fields);
  const readField = (name: string, field: Field, raw: unknown, c: t.Context): t.Validation<unknown> => {
    const codec = codecOf(field);
    const context = t.appendContext(c, name, codec, raw);
    if (raw !== undefined) return codec.validate(prepare(raw, metaOf(codec).schema), context);
    return isRequired(field) ? t.failures(refused(raw, context, 'is missing')) : t.success(absentValue(field));
  };
  const validate: t.Validate<unknown, Decoded<F>> = (u, c) => {
    if (!isObject(u)) return t.failure(u, c, 'must be an object');
    const read = entries.map(([name, field]) => [name, readField(name, field, valueOf(u, name), c)] as const);
    const strangers = strict ? Object.keys(u).filter((name) => !Object.hasOwn(fields, name)) : [];
    const errors = [
      ...read.flatMap(([, value]) => (E.isLeft(value) ? value.left : [])),
      ...strangers.flatMap((name) => unknownField(name, c)),
    ];
    if (errors.length > 0) return t.failures(errors);
    const values = read.flatMap(([name, value]) =>
      E.isRight(value) && value.right !== undefined ? [[name, value.right] as const] : [],
    );
    return t.success(Object.fromEntries(values) as Decoded<F>);
  };
  const encode = (value: Decoded<F>): Encoded<F> =>
    Object.fromEntries(
      entries.flatMap(([name, field]) => {
        const given = valueOf(value, name);
        return given === undefined ? [] : [[name, codecOf(field).encode(given) as unknown]];
      }),
    ) as Encoded<F>;
  const codec = new t.Type<Decoded<F>, Encoded<F>>(
    'object',
    (u): u is Decoded<F> => E.isRight(validate(u, [])),
    validate,
    encode,
  );
  return attach(codec, {
    schema: schemaOf(entries, strict),
    example: Object.fromEntries(entries.map(([name, field]) => [name, exampleOf(codecOf(field))])),
    parts: entries.map(([, field]) => codecOf(field)),
    fields: entries.map(([name, field]) => ({ name, required: isRequired(field), codec: codecOf(field) })),
  });
};

const asItIs = (raw: unknown): unknown => raw;

/** What arrives as text is read as its schema says; what cannot be read stays text, and is refused as such. */
const fromText = (raw: unknown, { type }: Schema): unknown => {
  if (typeof raw !== 'string') return raw;
  if (type === 'integer') return /^-?\d{1,16}$/.test(raw) ? Number(raw) : raw;
  if (type === 'boolean') return raw === 'true' ? true : raw === 'false' ? false : raw;
  return type === 'array' ? [raw] : raw;
};

/** What we answer: fields that are not declared are neither sent nor read. */
export const object = <const F extends Fields>(fields: F): Codec<Decoded<F>, Encoded<F>> =>
  makeObject(fields, { strict: false, prepare: asItIs });

/** What somebody sends us: a field that is not known is a mistake and is said to be one. */
export const strictObject = <const F extends Fields>(fields: F): Codec<Decoded<F>, Encoded<F>> =>
  makeObject(fields, { strict: true, prepare: asItIs });

/** A query string; a list is given by repeating its name. */
export const queryOf = <const F extends Fields>(fields: F): Codec<Decoded<F>, Encoded<F>> =>
  makeObject(fields, { strict: true, prepare: fromText });

/** Path parameters, headers, and query strings that others add to. Names of headers are in lower case. */
export const textFields = <const F extends Fields>(fields: F): Codec<Decoded<F>, Encoded<F>> =>
  makeObject(fields, { strict: false, prepare: fromText });
