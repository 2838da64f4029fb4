import { ClassId } from '../codecs/ids.ts';
import { PAGING, SEARCH } from '../codecs/page.ts';
import { ClassEdit, ClassMembers, ClassState, SchoolClass, SchoolClasses } from '../codecs/school-class.ts';
import { json } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { optional } from '../http/fields.ts';
import { queryOf, textFields } from '../http/object.ts';
import { describe } from '../http/schema.ts';
import { IF_MATCH } from './conditional.ts';
import { AT_SCHOOL } from './places.ts';

const AT_CLASS = textFields({ classId: ClassId });

export const listClasses = endpoint({
  operationId: 'listClasses',
  method: 'get',
  path: '/v1/schools/{schoolId}/classes',
  tag: 'classes',
  summary: 'The classes of a school',
  description: 'By name, then by id.',
  access: 'signed-in',
  params: AT_SCHOOL,
  query: queryOf({
    ...PAGING,
    ...SEARCH,
    state: optional(describe(ClassState, { description: 'Only classes in this state' })),
  }),
  responses: { 200: json('A page of classes', SchoolClasses) },
  problems: ['not-found', 'forbidden'],
});

export const getClass = endpoint({
  operationId: 'getClass',
  method: 'get',
  path: '/v1/classes/{classId}',
  tag: 'classes',
  summary: 'One class',
  description: 'The ETag names this version of it.',
  access: 'signed-in',
  params: AT_CLASS,
  responses: { 200: json('The class', SchoolClass, 'ETag') },
  problems: ['not-found', 'forbidden'],
});

export const editClass = endpoint({
  operationId: 'editClass',
  method: 'patch',
  path: '/v1/classes/{classId}',
  tag: 'classes',
  summary: 'Change a class',
  description: 'Name, options, archived or not. What people change here, no import changes back.',
  access: 'signed-in',
  params: AT_CLASS,
  headers: IF_MATCH,
  body: ClassEdit,
  responses: { 200: json('The class as it is now', SchoolClass, 'ETag') },
  problems: ['not-found', 'forbidden', 'district-frozen', 'edit-conflict', 'blank-name', 'name-taken'],
});

export const listClassMembers = endpoint({
  operationId: 'listClassMembers',
  method: 'get',
  path: '/v1/classes/{classId}/members',
  tag: 'classes',
  summary: 'Who is in a class',
  description: 'By name, then by id.',
  access: 'signed-in',
  params: AT_CLASS,
  query: queryOf(PAGING),
  responses: { 200: json('A page of people', ClassMembers) },
  problems: ['not-found', 'forbidden'],
});
