import type { ProblemSlug } from '../problems/problem-list.ts';
import { PROBLEM_SLUGS } from '../problems/problem-list.ts';
import { type Endpoint, hasBody } from './endpoint.ts';

const OF_SIGNED_IN: ReadonlyArray<ProblemSlug> = [
  'malformed-request',
  'not-signed-in',
  'too-many-requests',
  'store-unavailable',
];
const OF_BODIES: ReadonlyArray<ProblemSlug> = ['malformed-request', 'payload-too-large', 'unsupported-media-type'];

/** Every problem an operation can answer: its own and those of its kind, in the order of the list. */
export const problemsOf = (endpoint: Endpoint): ReadonlyArray<ProblemSlug> => {
  const possible = new Set<ProblemSlug>([
    ...endpoint.problems,
    ...(endpoint.access === 'signed-in' ? OF_SIGNED_IN : []),
    ...(endpoint.method === 'get' ? [] : (['cross-site-request'] as const)),
    ...(hasBody(endpoint) ? OF_BODIES : []),
    'unexpected',
  ]);
  return PROBLEM_SLUGS.filter((slug) => possible.has(slug));
};
