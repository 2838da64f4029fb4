import { type Endpoint, ENDPOINTS, hasBody } from '@bloomz/api-contract';
import { E } from '@bloomz/kernel';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  examplesOf,
  OPERATIONS,
  operationOf,
  resolveRef,
  schemaIn,
  SCHEMAS,
  SOURCE,
} from './testing/openapi/document.ts';
import { type JsonSchema, nearValues } from './testing/openapi/near-values.ts';

const EXACT = { edges: 0, strays: 0 };
const NEARLY = { edges: 2, strays: 2 };
const AT_THE_EDGE = { edges: 40, strays: 0 };

type Body = Endpoint['body'];
const accepts = (codec: Body, u: unknown): boolean => E.isRight(codec.decode(u) as E.Either<unknown, unknown>);

/** Rules that do not fit: pages redirect, probes refuse nobody, and a stream is text whose data has a schema. */
const EXEMPT = ['operation-2xx-response', 'operation-4xx-response', 'no-unused-components'];

describe('the OpenAPI document', () => {
  it('is valid, and passes the recommended rules of Redocly', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintFromString({ source: SOURCE, config, absoluteRef: 'openapi.json' });
    const told = found.map(({ severity, ruleId, message, location }) => ({
      severity,
      ruleId,
      message,
      at: location.map(({ pointer }) => pointer),
    }));
    expect(told.filter(({ ruleId }) => !EXEMPT.includes(ruleId))).toEqual([]);
    expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('describes every operation', () => {
    expect([...OPERATIONS.keys()].sort()).toEqual(ENDPOINTS.map(({ operationId }) => operationId).sort());
  });

  it.each([...OPERATIONS])('%s has examples that fit their schemas', (_, operation) => {
    const { parameters, requestBody, responses } = operation;
    const examples = examplesOf(operation);
    for (const { where, schema, value } of examples) {
      const validate = compile(schema);
      expect(validate(value) ? [] : validate.errors, where).toEqual([]);
    }
    const contents = [requestBody, ...Object.values(responses)].filter((message) => message?.content !== undefined);
    expect(examples.length).toBeGreaterThanOrEqual(parameters.length + contents.length);
  });

  it('has schemas that a strict validator takes', () => {
    for (const schema of Object.values(SCHEMAS)) expect(typeof compile(schema)).toBe('function');
  });
});

/** Runs codec and schema over the same values, and sees to it that both kinds of values came. */
const expectAgreement = (codec: Body, schema: JsonSchema, values: fc.Arbitrary<unknown>): void => {
  const validate = compile(schema);
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(values, (value) => {
      const accepted = accepts(codec, value);
      seen[accepted ? 'accepted' : 'refused'] += 1;
      expect(accepted).toBe(validate(value));
    }),
    { numRuns: 300 },
  );
  expect(seen.accepted).toBeGreaterThan(0);
  expect(seen.refused).toBeGreaterThan(0);
};

const REQUESTS = ENDPOINTS.filter(hasBody).map(({ operationId, body }) => ({
  name: operationId,
  codec: body,
  schema: schemaIn(operationOf(operationId).requestBody?.content),
}));

const ANSWERS = ENDPOINTS.flatMap(({ operationId, responses }) =>
  Object.entries(responses)
    .filter(([, { contentType }]) => contentType === 'application/json')
    .map(([status, { body }]) => ({
      name: `${operationId} ${status}`,
      codec: body,
      schema: schemaIn(operationOf(operationId).responses[status]?.content),
    })),
);

describe('codec and schema take the same values', () => {
  it.each(REQUESTS)('sent to $name', ({ codec, schema }) => {
    expectAgreement(
      codec,
      schema,
      fc.oneof(nearValues(resolveRef, AT_THE_EDGE)(schema), nearValues(resolveRef, NEARLY)(schema)),
    );
  });

  it.each(ANSWERS)('answered by $name', ({ codec, schema }) => {
    const values = fc.oneof(nearValues(resolveRef, EXACT)(schema), nearValues(resolveRef, NEARLY)(schema));
    expectAgreement(codec, schema, fc.oneof(values, fc.constant(null)));
  });
});

const PLACES = { path: 'params', query: 'query', header: 'headers' } as const;

const PARAMETERS = ENDPOINTS.flatMap((endpoint) =>
  (['path', 'query', 'header'] as const).flatMap((place) => {
    const all = operationOf(endpoint.operationId).parameters.filter((parameter) => parameter.in === place);
    const others = Object.fromEntries(all.map(({ name, example }) => [nameIn(place, name), example]));
    return all.map(({ name, schema, required }) => ({
      label: `${name} of ${endpoint.operationId}`,
      name: nameIn(place, name),
      codec: endpoint[PLACES[place]],
      schema,
      required,
      others,
    }));
  }),
);

function nameIn(place: string, name: string): string {
  return place === 'header' ? name.toLowerCase() : name;
}

/** As it arrives in a path, a query string or a header. */
const asText = (value: unknown): unknown => (Array.isArray(value) ? value.map(String) : String(value));

describe('a parameter is taken as its schema says', () => {
  it.each(PARAMETERS)('$label', ({ name, codec, schema, required, others }) => {
    const validate = compile(schema);
    fc.assert(
      fc.property(nearValues(resolveRef, AT_THE_EDGE)(schema), (value) => {
        expect(accepts(codec, { ...others, [name]: asText(value) })).toBe(validate(value));
      }),
    );
    const { [name]: _, ...without } = others;
    expect(accepts(codec, without)).toBe(!required);
  });
});
