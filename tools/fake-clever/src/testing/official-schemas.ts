import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { readMaterial } from './clever-material.ts';

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The wire knows these although the specification does not. */
const WIRE_EXTRAS: Record<string, Node> = { Student: { email: { type: 'string', nullable: true } } };
const OPEN = /Response$|Object$|^Event$|\./;

const nullable = (schema: Node): Node => ({ anyOf: [schema, { type: 'null' }] });

/** Swagger 2 to JSON Schema: `x-nullable` becomes a null beside it; a `$ref` stands alone. */
const converted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(converted);
  if (!isNode(value)) return value;
  const { 'x-nullable': mayBeNull, 'x-validation': _, discriminator: _d, ...rest } = value;
  const kept = '$ref' in rest ? { $ref: rest['$ref'] } : rest;
  const schema = Object.fromEntries(Object.entries(kept).map(([key, inner]) => [key, converted(inner)]));
  return mayBeNull === true ? nullable(schema) : schema;
};

/** Records may hold no unknown fields, so that the fake invents none. */
const closed = (name: string, schema: Node): Node => {
  if (OPEN.test(name) || !isNode(schema['properties'])) return schema;
  return { ...schema, properties: { ...schema['properties'], ...WIRE_EXTRAS[name] }, additionalProperties: false };
};

/** Their `datetime` is a time in UTC or a bare date. */
const DATETIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/;

const makeAjv = (file: string): Ajv => {
  const { definitions } = converted(parse(readMaterial(file))) as { definitions: Record<string, Node> };
  const strict = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, closed(name, schema)]));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv, ['date', 'date-time']);
  return ajv.addFormat('datetime', DATETIME).addSchema({ $id: 'clever', definitions: strict });
};

const known = new Map<string, Ajv>();

/** A validator for one definition of one of the official files. */
export const officialSchema = (file: string, definition: string): ValidateFunction => {
  const ajv = known.get(file) ?? makeAjv(file);
  known.set(file, ajv);
  return ajv.compile({ $ref: `clever#/definitions/${definition}` });
};
