import { ENDPOINTS } from '../endpoints/all-endpoints.ts';
import type { Access, Endpoint } from '../http/endpoint.ts';
import { hasBody } from '../http/endpoint.ts';
import { metaOf, namedWithin, type Schema } from '../http/schema.ts';
import { PROBLEMS, PROBLEM_SLUGS } from '../problems/problem-list.ts';
import { makeProblem, Problem } from '../problems/problem.ts';
import { parametersOf, requestBodyOf } from './parameters.ts';
import { responsesOf } from './responses.ts';
import { HEADERS, INFO, SECURITY_SCHEMES, SERVERS, TAGS } from './shared.ts';

const SECURITY: Readonly<Record<Access, ReadonlyArray<Schema>>> = {
  anybody: [],
  'signed-in': [{ session: [] }, { apiKey: [] }],
};

const operationOf = (endpoint: Endpoint): Schema => {
  const { operationId, tag, summary, description, access } = endpoint;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: SECURITY[access],
    parameters: parametersOf(endpoint),
    ...(hasBody(endpoint) && { requestBody: requestBodyOf(endpoint) }),
    responses: responsesOf(endpoint),
  };
};

const pathsOf = (endpoints: ReadonlyArray<Endpoint>): Schema => {
  const byPath = Map.groupBy(endpoints, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, operations]) => [
      path,
      Object.fromEntries(operations.map((operation) => [operation.method, operationOf(operation)])),
    ]),
  );
};

const schemasOf = (endpoints: ReadonlyArray<Endpoint>): Schema => {
  const codecs = endpoints.flatMap(({ params, query, headers, body, responses }) => [
    ...[params, query, headers, body],
    ...Object.values(responses).flatMap((answer) => [answer.body, ...(answer.events ? [answer.events] : [])]),
  ]);
  const named = [...namedWithin([...codecs, Problem])].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(named.map(([name, codec]) => [name, metaOf(codec).schema]));
};

/** One example of every problem. */
const EXAMPLES: Schema = Object.fromEntries(
  PROBLEM_SLUGS.map((slug) => [slug, { summary: PROBLEMS[slug].title, value: makeProblem(slug) }]),
);

/** The OpenAPI 3.1 document of the whole API, or of the given operations. */
export const makeOpenApi = (endpoints: ReadonlyArray<Endpoint> = ENDPOINTS): Schema => ({
  openapi: '3.1.0',
  info: INFO,
  servers: SERVERS,
  tags: TAGS,
  paths: pathsOf(endpoints),
  components: {
    schemas: schemasOf(endpoints),
    examples: EXAMPLES,
    headers: HEADERS,
    securitySchemes: SECURITY_SCHEMES,
  },
});
