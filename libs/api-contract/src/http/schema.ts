import * as t from 'io-ts';

/** A codec of ours: reads anything, gives `A`, writes `O`. */
export type Codec<A, O = A> = t.Type<A, O, unknown>;

/** A JSON Schema (2020-12, as in OpenAPI 3.1). */
export type Schema = { readonly [keyword: string]: unknown };

/** A field of an object codec; `required` as seen by whoever sends it. */
export type FieldMeta = { readonly name: string; readonly required: boolean; readonly codec: t.Mixed };

/** What documents a codec. `name` publishes it under components/schemas; `parts` are the codecs it is made of. */
type Meta = {
  readonly schema: Schema;
  readonly example: unknown;
  readonly name?: string;
  readonly parts: ReadonlyArray<t.Mixed>;
  readonly fields?: ReadonlyArray<FieldMeta>;
};

const METAS = new WeakMap<t.Mixed, Meta>();

export const attach = <C extends t.Mixed>(codec: C, meta: Meta): C => {
  METAS.set(codec, meta);
  return codec;
};

/** A codec without a schema is our own mistake, and shows as soon as the document is made. */
export const metaOf = (codec: t.Mixed): Meta => {
  const meta = METAS.get(codec);
  if (meta === undefined) throw new Error(`no JSON Schema for codec ${codec.name}: make it with describe()`);
  return meta;
};

/** The schema of a codec: a reference where it has a name. */
export const toSchema = (codec: t.Mixed): Schema => {
  const { name, schema } = metaOf(codec);
  return name === undefined ? schema : { $ref: `#/components/schemas/${name}` };
};

export const exampleOf = (codec: t.Mixed): unknown => metaOf(codec).example;

const copy = <A, O>(codec: Codec<A, O>, name: string): Codec<A, O> =>
  new t.Type(name, codec.is, codec.validate, codec.encode);

type Words<A> = { readonly description?: string; readonly example?: A };

/** The same codec with words of its own: a description, an example. */
export const describe = <A, O>(codec: Codec<A, O>, { description, example }: Words<O>): Codec<A, O> => {
  const meta = metaOf(codec);
  return attach(copy(codec, codec.name), {
    ...(meta.fields && { fields: meta.fields }),
    schema: { ...toSchema(codec), ...(description !== undefined && { description }) },
    example: example === undefined ? meta.example : example,
    parts: [codec],
  });
};

/** Publishes a codec under components/schemas. */
export const named = <A, O>(name: string, codec: Codec<A, O>, words: Words<O>): Codec<A, O> => {
  const described = describe(codec, words);
  return attach(copy(described, name), { ...metaOf(described), name });
};

/** Every named codec that these are made of, by name. Two codecs of one name are our own mistake. */
export const namedWithin = (codecs: ReadonlyArray<t.Mixed>): ReadonlyMap<string, t.Mixed> => {
  const found = new Map<string, t.Mixed>();
  const visit = (codec: t.Mixed): void => {
    const { name, parts } = metaOf(codec);
    if (name !== undefined) {
      const other = found.get(name);
      if (other === codec) return;
      if (other !== undefined) throw new Error(`two codecs are named ${name}`);
      found.set(name, codec);
    }
    parts.forEach(visit);
  };
  codecs.forEach(visit);
  return found;
};
