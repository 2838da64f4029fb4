import { describe, expect, it } from 'vitest';
import * as contract from '../index.ts';
import { hasBody } from '../http/endpoint.ts';
import { metaOf, toSchema } from '../http/schema.ts';
import { ENDPOINTS } from './all-endpoints.ts';

/** Who joins has no account yet, and a mail service proves itself by a signature. */
const FOR_ANYBODY = ['lookUpInvitation', 'acceptInvitation', 'acceptFamilyCode', 'recordMailEvent'];
/** What a mail service adds to its events is its own affair. */
const OPEN_BODIES = ['recordMailEvent'];

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

  it.each(BY_NAME.filter(([name, endpoint]) => hasBody(endpoint) && !OPEN_BODIES.includes(name)))(
    '%s refuses unknown fields',
    (_, { body }) => {
      expect(metaOf(body).schema['additionalProperties'] ?? toSchema(body)['additionalProperties']).toBe(false);
    },
  );

  it.each(BY_NAME.filter(([, { path }]) => path.startsWith('/v1')))('%s refuses unknown parameters', (_, { query }) => {
    expect(metaOf(query).schema['additionalProperties']).toBe(false);
  });

  it('are for those who are signed in, but for the few that are named here', () => {
    const open = BY_NAME.filter(([, { path, access }]) => path.startsWith('/v1') && access === 'anybody');
    expect(open.map(([name]) => name)).toEqual(FOR_ANYBODY);
  });
});
