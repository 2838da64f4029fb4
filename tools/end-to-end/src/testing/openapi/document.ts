import { makeOpenApi } from '@bloomz/api-contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from './near-values.ts';

type Examples = Readonly<Record<string, { readonly $ref?: string; readonly value?: unknown }>>;
type Media = { readonly schema: JsonSchema; readonly example?: unknown; readonly examples?: Examples };
type Content = Readonly<Record<string, Media>>;
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example: unknown;
};
export type Operation = {
  readonly operationId: string;
  readonly parameters: ReadonlyArray<Parameter>;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content; readonly headers?: object }>>;
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly examples: Examples;
  };
};

const HERE = '#/components/schemas/';
const THERE = 'https://bloomz.example/schemas/';

/** The document as it is served. */
export const SOURCE = JSON.stringify(makeOpenApi());
const document = JSON.parse(SOURCE.replaceAll(HERE, THERE)) as Document;

export const SCHEMAS = document.components.schemas;

export const resolveRef = (ref: string): JsonSchema => SCHEMAS[ref.replace(THERE, '')] ?? {};

const makeAjv = (): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: true });
  addFormats.default(ajv);
  for (const [name, schema] of Object.entries(SCHEMAS)) ajv.addSchema(schema, `${THERE}${name}`);
  return ajv;
};
const ajv = makeAjv();

/** A check by a validator that knows nothing of our codecs. */
export const compile = (schema: JsonSchema): ValidateFunction => ajv.compile(schema);

/** Where an operation is. */
export type Address = { readonly path: string; readonly method: string; readonly operation: Operation };

export const ADDRESSES: ReadonlyArray<Address> = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  ADDRESSES.map(({ operation }) => [operation.operationId, operation] as const),
);

export const operationOf = (operationId: string): Operation => {
  const operation = OPERATIONS.get(operationId);
  if (operation === undefined) throw new Error(`the document has no operation ${operationId}`);
  return operation;
};

/** The schema of a body. */
export const schemaIn = (content: Content | undefined): JsonSchema => {
  const [media] = Object.values(content ?? {});
  if (media === undefined) throw new Error('nothing is sent there');
  return media.schema;
};

export type Example = { readonly where: string; readonly schema: JsonSchema; readonly value: unknown };

const inContent = (where: string, content: Content = {}): ReadonlyArray<Example> =>
  Object.entries(content).flatMap(([type, { schema, example, examples = {} }]) => [
    ...(example === undefined ? [] : [{ where: `${where} ${type}`, schema, value: example }]),
    ...Object.entries(examples).map(([name, { $ref, value }]) => ({
      where: `${where} ${type} ${name}`,
      schema,
      value: $ref === undefined ? value : document.components.examples[$ref.replace(/^.*\//, '')]?.value,
    })),
  ]);

/** Every example of an operation, with the schema that it must fit. */
export const examplesOf = ({ parameters, requestBody, responses }: Operation): ReadonlyArray<Example> => [
  ...parameters.map(({ name, schema, example }) => ({ where: name, schema, value: example })),
  ...inContent('request', requestBody?.content),
  ...Object.entries(responses).flatMap(([status, { content }]) => inContent(status, content)),
];
