import type * as t from 'io-ts';
import { DistrictId, PlanHash, RunId, SchoolId } from '../codecs/ids.ts';
import { optional } from '../http/fields.ts';
import { listOf } from '../http/compounds.ts';
import { object } from '../http/object.ts';
import { anyText, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { RunState } from '../codecs/run-state.ts';
import { PROBLEMS, problemType, type ProblemSlug } from './problem-list.ts';

const FieldError = named(
  'FieldError',
  object({
    in: oneOf('path', 'query', 'header', 'body'),
    pointer: describe(anyText('/name'), {
      description: 'JSON Pointer (RFC 6901) into that part of the request; empty for the whole of it',
    }),
    message: anyText('must be text'),
  }),
  { description: 'One thing that is wrong with a request. It never repeats what was sent.' },
);

/** RFC 9457. Which further members are there depends on the type. */
export const Problem = named(
  'Problem',
  object({
    type: describe(anyText(problemType('not-found')), { description: 'Stable: the path of a page that explains it' }),
    title: anyText(PROBLEMS['not-found'].title),
    status: integer({ min: 400, max: 599, example: 404 }),
    detail: anyText(`${PROBLEMS['not-found'].happened} ${PROBLEMS['not-found'].toDo}`),
    instance: optional(describe(anyText('/v1/schools/4fd43cc56d11340000000005'), { description: 'Where it happened' })),
    requestId: optional(
      describe(anyText('7d0b2f6a-3c1e-4f43-a0f9-0c6f5b1d8e2a'), {
        description: 'Names this very request; tell it to the Bloomz team',
      }),
    ),
    errors: optional(listOf(FieldError)),
    runId: optional(describe(RunId, { description: 'The import that stands in the way, or was meant' })),
    state: optional(describe(RunState, { description: 'The state of that import' })),
    districtId: optional(DistrictId),
    schoolId: optional(SchoolId),
    planHash: optional(describe(PlanHash, { description: 'The plan that waits now' })),
  }),
  {
    description: 'Why a request was not carried out (RFC 9457)',
    example: {
      type: problemType('not-found'),
      title: PROBLEMS['not-found'].title,
      status: 404,
      detail: `${PROBLEMS['not-found'].happened} ${PROBLEMS['not-found'].toDo}`,
    },
  },
);
export type Problem = t.TypeOf<typeof Problem>;

type Extras = Partial<Omit<Problem, 'type' | 'title' | 'status'>>;

/** A problem in its own words; `more` says what is particular to this one. */
export const makeProblem = (slug: ProblemSlug, more: Extras = {}): Problem => {
  const { title, status, happened, toDo } = PROBLEMS[slug];
  return { type: problemType(slug), title, status, detail: `${happened} ${toDo}`, ...more };
};

/** The slug of a problem that somebody answered; undefined for one that is not ours. */
export const slugOf = ({ type }: Pick<Problem, 'type'>): ProblemSlug | undefined => {
  const slug = type.replace(/^.*\/problems\//, '');
  return isSlug(slug) ? slug : undefined;
};

const isSlug = (slug: string): slug is ProblemSlug => Object.hasOwn(PROBLEMS, slug);
