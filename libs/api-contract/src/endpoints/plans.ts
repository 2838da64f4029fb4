import { PlanId } from '../codecs/ids.ts';
import { ImportRequest } from '../codecs/import-options.ts';
import { PAGING, SEARCH } from '../codecs/page.ts';
import { ChangeKind, Plan, PlannedChanges } from '../codecs/plan.ts';
import { json } from '../http/answer.ts';
import { listOf } from '../http/compounds.ts';
import { endpoint } from '../http/endpoint.ts';
import { optional } from '../http/fields.ts';
import { queryOf, textFields } from '../http/object.ts';
import { flag } from '../http/scalars.ts';
import { describe } from '../http/schema.ts';
import { AT_SCHOOL } from './places.ts';

const AT_PLAN = textFields({ planId: PlanId });
const MOST_KINDS = 9;

export const createPlan = endpoint({
  operationId: 'createPlan',
  method: 'post',
  path: '/v1/schools/{schoolId}/plans',
  tag: 'import',
  summary: 'See what an import would do',
  description: 'Reads Clever now and keeps the preview for a day. Nothing of the school is changed.',
  access: 'signed-in',
  params: AT_SCHOOL,
  body: ImportRequest,
  responses: { 201: json('The plan', Plan, 'Location') },
  problems: [
    'not-found',
    'forbidden',
    'not-school-admin',
    'clever-role-missing',
    'clever-link-missing',
    'district-frozen',
    'district-not-connected',
    'school-not-shared',
    'too-busy',
    'clever-unavailable',
    'clever-client-rejected',
  ],
});

export const getPlan = endpoint({
  operationId: 'getPlan',
  method: 'get',
  path: '/v1/plans/{planId}',
  tag: 'import',
  summary: 'One plan',
  description: 'As it was made. Its changes are read page by page.',
  access: 'signed-in',
  params: AT_PLAN,
  responses: { 200: json('The plan', Plan) },
  problems: ['not-found', 'forbidden'],
});

export const listPlannedChanges = endpoint({
  operationId: 'listPlannedChanges',
  method: 'get',
  path: '/v1/plans/{planId}/changes',
  tag: 'import',
  summary: 'The changes of a plan',
  description: 'One by one, in the order of the plan.',
  access: 'signed-in',
  params: AT_PLAN,
  query: queryOf({
    ...PAGING,
    kind: optional(
      describe(listOf(ChangeKind, MOST_KINDS), { description: 'Only changes of these kinds; repeat it for several' }),
    ),
    worries: optional(describe(flag, { description: 'true: only what takes something away or leaves something out' })),
    ...SEARCH,
  }),
  responses: { 200: json('A page of changes', PlannedChanges) },
  problems: ['not-found', 'forbidden'],
});
