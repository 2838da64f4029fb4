import { E } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../endpoints/all-endpoints.ts';
import { editClass } from '../endpoints/classes.ts';
import { startImport } from '../endpoints/imports.ts';
import { listPlannedChanges } from '../endpoints/plans.ts';
import { getSchool } from '../endpoints/schools.ts';
import { logOut } from '../endpoints/session.ts';
import { makeProblem } from '../problems/problem.ts';
import { exampleReply, serving } from '../testing/serving.ts';
import { type CallFailed, makeClient } from './client.ts';
import { type Endpoint, hasBody, type Input } from './endpoint.ts';
import { exampleOf } from './schema.ts';
import type { Call } from './url-of.ts';

const BASE = 'https://bloomz.example';
const SCHOOL = { schoolId: '4fd43cc56d11340000000005' };

const exampleCall = (endpoint: Endpoint): Call<Endpoint> => ({
  params: exampleOf(endpoint.params),
  query: exampleOf(endpoint.query),
  headers: exampleOf(endpoint.headers),
  ...(hasBody(endpoint) && { body: exampleOf(endpoint.body) }),
});

const answering =
  (status: number, text: string | null, headers: Record<string, string> = {}): typeof fetch =>
  async () =>
    new Response(text, { status, headers });

const failureOf = async (doFetch: typeof fetch): Promise<CallFailed | undefined> => {
  const client = makeClient({ baseUrl: BASE, fetch: doFetch });
  const outcome = await client(getSchool, { params: SCHOOL })();
  return E.isLeft(outcome) ? outcome.left : undefined;
};

const EVERY_ANSWER = ENDPOINTS.flatMap((endpoint) =>
  Object.keys(endpoint.responses).map((status) => [endpoint.operationId, Number(status), endpoint] as const),
);

describe('the client', () => {
  it.each(EVERY_ANSWER)(
    '%s: the server reads the example, and the client its answer %d',
    async (_, status, endpoint) => {
      let seen: Input<Endpoint> | undefined;
      const reply = exampleReply(endpoint, status);
      const client = makeClient({
        baseUrl: BASE,
        fetch: serving((_endpoint, input) => {
          seen = input;
          return reply;
        }),
      });
      expect(await client(endpoint, exampleCall(endpoint))()).toEqual(E.right(reply));
      expect(seen).toEqual({
        params: exampleOf(endpoint.params),
        query: exampleOf(endpoint.query),
        headers: exampleOf(endpoint.headers),
        body: exampleOf(endpoint.body),
      });
    },
  );

  it('carries whatever may be sent', async () => {
    const query = fc.record(
      {
        limit: fc.integer({ min: 1, max: 200 }),
        cursor: fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((c) => String.fromCharCode(c)), minLength: 1 }),
        kind: fc.uniqueArray(fc.constantFrom('created', 'updated', 'archived'), { minLength: 1 }),
        worries: fc.boolean(),
        search: fc.string({ unit: 'grapheme', maxLength: 20 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, async (sent) => {
        let seen: unknown;
        const client = makeClient({
          baseUrl: `${BASE}/`,
          fetch: serving((endpoint, input) => {
            seen = input.query;
            return exampleReply(endpoint, 200);
          }),
        });
        await client(listPlannedChanges, { params: { planId: '5e0c3d3a-6f0b-4a0e-9d7e-1b1f6f1d2c01' }, query: sent })();
        expect(seen).toEqual({ limit: 50, ...sent });
      }),
    );
  });

  it('sends a body, headers of the call and headers of its own', async () => {
    let request: RequestInit | undefined;
    const client = makeClient({
      baseUrl: '',
      headers: { authorization: 'Bearer bz_x' },
      fetch: async (_url, init) => {
        request = init;
        return new Response('{}', { status: 500 });
      },
    });
    await client(startImport, { params: SCHOOL, headers: { 'idempotency-key': 'k1' }, body: { step: 'roster' } })();
    expect(request).toEqual({
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: 'Bearer bz_x', 'idempotency-key': 'k1', 'content-type': 'application/json' },
      body: '{"step":"roster"}',
    });
  });

  it('gives the ETag beside the body', async () => {
    const client = makeClient({ baseUrl: BASE, fetch: serving((endpoint) => exampleReply(endpoint, 200)) });
    const outcome = await client(editClass, {
      params: { classId: 'c0a8012e-7d3b-4a44-8f0c-6a6f0a9be311' },
      headers: { 'if-match': '"1"' },
      body: { name: 'Algebra' },
    })();
    expect(E.isRight(outcome) && outcome.right.headers.ETag).toBe('"1"');
  });

  it('has nothing to say of an empty answer', async () => {
    const client = makeClient({ baseUrl: BASE, fetch: answering(204, null) });
    expect(await client(logOut, {})()).toEqual(E.right({ status: 204 }));
  });
});

describe('a call that fails', () => {
  it('tells the problem', async () => {
    const problem = makeProblem('run-underway', { runId: '0b9c1c7e-8f0e-4a51-9a53-52b7f0a3c1de' });
    expect(await failureOf(answering(409, JSON.stringify(problem)))).toEqual({ _tag: 'Refused', problem });
  });

  it.each([
    ['a status nobody declared', answering(418, 'teapot')],
    ['a page instead of JSON', answering(200, '<!doctype html>')],
    ['JSON of another form', answering(200, '{"id":7}')],
  ])('does not understand %s', async (_, doFetch) => {
    expect(await failureOf(doFetch)).toMatchObject({ _tag: 'NotUnderstood' });
  });

  it('does not understand a class without its ETag', async () => {
    const body = JSON.stringify(exampleOf(editClass.responses[200].body));
    const client = makeClient({ baseUrl: BASE, fetch: answering(200, body) });
    const call = { params: { classId: 'c0a8012e-7d3b-4a44-8f0c-6a6f0a9be311' }, body: {} };
    expect(await client(editClass, call)()).toEqual(E.left({ _tag: 'NotUnderstood', status: 200 }));
  });

  it('says that nobody answered', async () => {
    expect(await failureOf(() => Promise.reject(new TypeError('fetch failed')))).toEqual({ _tag: 'Unreachable' });
  });
});
