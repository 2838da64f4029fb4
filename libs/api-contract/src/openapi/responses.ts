import type { Answer } from '../http/answer.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { problemsOf } from '../http/problems-of.ts';
import { exampleOf, type Schema, toSchema } from '../http/schema.ts';
import { PROBLEMS, type ProblemSlug } from '../problems/problem-list.ts';
import { Problem } from '../problems/problem.ts';

const LIMITS = ['RateLimit', 'RateLimit-Policy'];
const TRY_LATER = [429, 503];

const isLimited = ({ tag }: Endpoint): boolean => tag !== 'service';

const headersOf = (names: ReadonlyArray<string>): Schema =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };

const contentOf = ({ contentType, body, events }: Answer): Schema => {
  if (contentType === null) return {};
  const media = { schema: toSchema(body), example: exampleOf(body) };
  return { content: { [contentType]: events ? { ...media, 'x-event-data': toSchema(events) } : media } };
};

const success = (answer: Answer, limits: ReadonlyArray<string>): Schema => ({
  description: answer.description,
  ...headersOf([...answer.headers, ...limits]),
  ...contentOf(answer),
});

const exampleOfProblem = (slug: ProblemSlug): readonly [string, Schema] => [
  slug,
  { $ref: `#/components/examples/${slug}` },
];

const problemHeaders = (status: number, slugs: ReadonlyArray<ProblemSlug>): ReadonlyArray<string> => [
  ...(TRY_LATER.includes(status) ? ['Retry-After'] : []),
  ...(slugs.includes('run-underway') ? ['Location'] : []),
];

const refusal = (status: number, slugs: ReadonlyArray<ProblemSlug>, limits: ReadonlyArray<string>): Schema => ({
  description: slugs.map((slug) => PROBLEMS[slug].title).join('; '),
  ...headersOf([...problemHeaders(status, slugs), ...limits]),
  content: {
    'application/problem+json': {
      schema: toSchema(Problem),
      examples: Object.fromEntries(slugs.map(exampleOfProblem)),
    },
  },
});

/** Every answer of an operation by its status; an answer of its own stands before a problem of the same status. */
export const responsesOf = (endpoint: Endpoint): Schema => {
  const limits = isLimited(endpoint) ? LIMITS : [];
  const refusals = Map.groupBy(problemsOf(endpoint), (slug) => PROBLEMS[slug].status);
  return Object.fromEntries([
    ...[...refusals].map(([status, slugs]) => [status, refusal(status, slugs, limits)] as const),
    ...Object.entries(endpoint.responses).map(([status, answer]) => [status, success(answer, limits)] as const),
  ]);
};
