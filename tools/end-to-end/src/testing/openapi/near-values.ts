import fc from 'fast-check';

/** As much of JSON Schema as our document uses. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly anyOf?: ReadonlyArray<JsonSchema>;
  readonly type?: string | ReadonlyArray<string>;
  readonly enum?: ReadonlyArray<unknown>;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: ReadonlyArray<string>;
};

/** How often in a hundred a value lies at the edge of what is allowed, and how often it is any other instead. */
type Manner = { readonly edges: number; readonly strays: number };
type Near = (schema: JsonSchema) => fc.Arbitrary<unknown>;

const mostly = (usual: fc.Arbitrary<unknown>, unusual: fc.Arbitrary<unknown>, percent: number): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 100 - percent, arbitrary: usual }, { weight: percent, arbitrary: unusual });

const texts = (
  { format, pattern = '.*', minLength = 0, maxLength = 20 }: JsonSchema,
  edges: number,
): fc.Arbitrary<unknown> => {
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2100-01-01') })
      .map((date) => date.toISOString());
  const usual = fc
    .stringMatching(new RegExp(pattern, 'u'))
    .filter((text) => text.length >= minLength && text.length <= maxLength);
  const lengths = [minLength - 1, minLength, maxLength, maxLength + 1].filter((n) => n >= 0);
  const unusual = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...lengths).chain((n) => fc.constantFrom('a', '1', '-', '😀').map((unit) => unit.repeat(n))),
    fc.constantFrom('', ' ', '\0', '\ud800', '/', '//', '/\\', 'é\u0301', '00000000-0000-0000-0000-000000000000'),
  );
  return mostly(usual, unusual, edges);
};

const numbers = ({ minimum = 0, maximum = 100 }: JsonSchema, edges: number): fc.Arbitrary<unknown> =>
  mostly(
    fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) }),
    fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1, 1.5, 1e300),
    edges,
  );

const objects = ({ properties = {}, required = [] }: JsonSchema, near: Near, edges: number): fc.Arbitrary<unknown> => {
  const names = Object.keys(properties);
  const whole = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, near(schema)])),
    { requiredKeys: names.filter((name) => required.includes(name)) },
  );
  const without =
    names.length === 0
      ? whole
      : fc
          .tuple(whole, fc.constantFrom(...names))
          .map(([value, gone]) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone)));
  const stranger = fc.constantFrom('stranger', 'toString', '__proto__', 'a/b~c', ' ');
  const withStranger = fc
    .tuple(whole, stranger, fc.jsonValue({ maxDepth: 1 }))
    .map(([value, name, more]) => Object.fromEntries([...Object.entries(value), [name, more]]));
  return mostly(whole, fc.oneof(without, withStranger), edges);
};

/** Values that a schema takes, or nearly. */
export const nearValues = (resolve: (ref: string) => JsonSchema, { edges, strays }: Manner): Near => {
  const ofType = (type: string | undefined, schema: JsonSchema): fc.Arbitrary<unknown> => {
    if (type === 'string') return texts(schema, edges);
    if (type === 'integer') return numbers(schema, edges);
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'array') return fc.array(near(schema.items ?? {}), { maxLength: Math.min(3, schema.maxItems ?? 3) });
    return objects(schema, near, edges);
  };
  const exact: Near = (schema) => {
    if (schema.$ref !== undefined) return exact(resolve(schema.$ref));
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(near));
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const types = typeof schema.type === 'string' || schema.type === undefined ? [schema.type] : schema.type;
    return fc.oneof(...types.map((type) => ofType(type, schema)));
  };
  const near: Near = (schema) => mostly(exact(schema), fc.jsonValue({ maxDepth: 2 }), strays);
  return near;
};
