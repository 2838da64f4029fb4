import { describe, expect, it } from 'vitest';
import * as contract from '../index.ts';
import { hasBody } from '../http/endpoint.ts';
import { metaOf, toSchema } from '../http/schema.ts';
import { ENDPOINTS } from './all-endpoints.ts';

const BY_NAME = ENDPOINTS.map((endpoint) => [endpoint.operationId, endpoint] as const);

describe('the endpoints', () => {
  it('are exported under the names of their operations', () => {
    for (const [name, endpoint] of BY_NAME) expect(Object.entries(contract)).toContainEqual([name, endpoint]);
  });

  it('are all different', () => {
    expect(new Set(BY_NAME.map(([name]) => name)).size).toBe(ENDPOINTS.length);
    expect(new Set(ENDPOINTS.map(({ method, path }) => `${method} ${path}`)).size).toBe(ENDPOINTS.length);
  });

  it.each(BY_NAME)('%s takes the parameters that its path names', (_, { path, params }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect((metaOf(params).fields ?? []).map(({ name }) => name)).toEqual(inPath);
  });

  it.each(BY_NAME.filter(([, endpoint]) => hasBody(endpoint)))('%s refuses unknown fields', (_, { body }) => {
    expect(metaOf(body).schema['additionalProperties'] ?? toSchema(body)['additionalProperties']).toBe(false);
  });

  it.each(BY_NAME.filter(([, { path }]) => path.startsWith('/v1')))('%s refuses unknown parameters', (_, { query }) => {
    expect(metaOf(query).schema['additionalProperties']).toBe(false);
  });

  it.each(BY_NAME.filter(([, { path }]) => path.startsWith('/v1')))(
    '%s is for those who are signed in',
    (_, { access }) => {
      expect(access).toBe('signed-in');
    },
  );
});
