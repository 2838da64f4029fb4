import { PAGING } from '../codecs/page.ts';
import { RosterReview } from '../codecs/review.ts';
import { School, SchoolSummaries, SetupReport } from '../codecs/school.ts';
import { json } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { queryOf } from '../http/object.ts';
import { AT_SCHOOL } from './places.ts';

export const listSchools = endpoint({
  operationId: 'listSchools',
  method: 'get',
  path: '/v1/schools',
  tag: 'schools',
  summary: 'The schools you can see',
  description: 'By name, then by id.',
  access: 'signed-in',
  query: queryOf(PAGING),
  responses: { 200: json('A page of schools', SchoolSummaries) },
});

export const getSchool = endpoint({
  operationId: 'getSchool',
  method: 'get',
  path: '/v1/schools/{schoolId}',
  tag: 'schools',
  summary: 'One school',
  description: 'How much Bloomz holds of it, its last imports, and how fresh that is.',
  access: 'signed-in',
  params: AT_SCHOOL,
  responses: { 200: json('The school', School) },
  problems: ['not-found', 'forbidden'],
});

export const getSetupReport = endpoint({
  operationId: 'getSetupReport',
  method: 'get',
  path: '/v1/schools/{schoolId}/setup-report',
  tag: 'schools',
  summary: 'Is everything ready in Clever?',
  description:
    'Looks at Clever now. A check that fails is an answer, no problem. Sharing takes 30 to 60 minutes to arrive.',
  access: 'signed-in',
  params: AT_SCHOOL,
  responses: { 200: json('The checks, in the order in which to repair', SetupReport) },
  problems: ['not-found', 'forbidden', 'clever-unavailable', 'clever-client-rejected'],
});

export const getRosterReview = endpoint({
  operationId: 'getRosterReview',
  method: 'get',
  path: '/v1/schools/{schoolId}/roster-review',
  tag: 'schools',
  summary: 'What to look at before the first import',
  description: 'Sections of the same name, sections that repeat others, and the types of contacts; reads Clever now.',
  access: 'signed-in',
  params: AT_SCHOOL,
  responses: { 200: json('The review', RosterReview) },
  problems: [
    'not-found',
    'forbidden',
    'district-not-connected',
    'school-not-shared',
    'too-busy',
    'clever-unavailable',
    'clever-client-rejected',
  ],
});
