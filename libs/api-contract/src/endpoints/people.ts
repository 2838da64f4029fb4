import { MemberId } from '../codecs/ids.ts';
import { Member, MemberRole, Members, MemberState, RoleChange } from '../codecs/member.ts';
import { PAGING, SEARCH } from '../codecs/page.ts';
import { json } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { optional } from '../http/fields.ts';
import { queryOf, textFields } from '../http/object.ts';
import { describe } from '../http/schema.ts';
import { IF_MATCH } from './conditional.ts';
import { AT_SCHOOL } from './places.ts';

const AT_MEMBER = textFields({ memberId: MemberId });

export const listMembers = endpoint({
  operationId: 'listMembers',
  method: 'get',
  path: '/v1/schools/{schoolId}/members',
  tag: 'people',
  summary: 'The people of a school',
  description: 'By name, then by id. Archived people are listed only when asked for.',
  access: 'signed-in',
  params: AT_SCHOOL,
  query: queryOf({
    ...PAGING,
    ...SEARCH,
    role: optional(describe(MemberRole, { description: 'Only people of this role in the roster' })),
    state: optional(describe(MemberState, { description: 'Only people in this state' })),
  }),
  responses: { 200: json('A page of people', Members) },
  problems: ['not-found', 'forbidden'],
});

export const getMember = endpoint({
  operationId: 'getMember',
  method: 'get',
  path: '/v1/members/{memberId}',
  tag: 'people',
  summary: 'One person of a school',
  description: 'The ETag names this version of the record.',
  access: 'signed-in',
  params: AT_MEMBER,
  responses: { 200: json('The person', Member, 'ETag') },
  problems: ['not-found', 'forbidden'],
});

export const changeMemberRole = endpoint({
  operationId: 'changeMemberRole',
  method: 'patch',
  path: '/v1/members/{memberId}',
  tag: 'people',
  summary: 'Make somebody School Admin or School Office Staff',
  description:
    'Only staff and teachers can be appointed. School Support Staff and Teacher take an appointment away again. No import touches an appointment.',
  access: 'signed-in',
  params: AT_MEMBER,
  headers: IF_MATCH,
  body: RoleChange,
  responses: { 200: json('The person as they are now', Member, 'ETag') },
  problems: ['not-found', 'forbidden', 'district-frozen', 'edit-conflict', 'not-appointable'],
});
