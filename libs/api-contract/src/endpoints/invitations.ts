import { ClassId, InvitationId } from '../codecs/ids.ts';
import {
  Funnel,
  Invitation,
  Invitations,
  InvitationState,
  MailPause,
  Purpose,
  Resending,
  Resent,
} from '../codecs/invitation.ts';
import { PAGING, SEARCH } from '../codecs/page.ts';
import { json, plain } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { optional } from '../http/fields.ts';
import { queryOf, textFields } from '../http/object.ts';
import { describe } from '../http/schema.ts';
import { AT_SCHOOL } from './places.ts';

export const listInvitations = endpoint({
  operationId: 'listInvitations',
  method: 'get',
  path: '/v1/schools/{schoolId}/invitations',
  tag: 'invitations',
  summary: 'Who was invited',
  description: 'By name, then by id.',
  access: 'signed-in',
  params: AT_SCHOOL,
  query: queryOf({
    ...PAGING,
    ...SEARCH,
    state: optional(describe(InvitationState, { description: 'Only invitations in this state' })),
    purpose: optional(describe(Purpose, { description: 'Only invitations for this purpose' })),
    classId: optional(describe(ClassId, { description: 'Only of members of this class' })),
  }),
  responses: { 200: json('A page of invitations', Invitations) },
  problems: ['not-found', 'forbidden'],
});

export const resendInvitations = endpoint({
  operationId: 'resendInvitations',
  method: 'post',
  path: '/v1/schools/{schoolId}/invitations/resend',
  tag: 'invitations',
  summary: 'Send invitations again',
  description:
    'A code that still works is sent again; after a bounce or its end there is a new one. Whoever has joined gets nothing.',
  access: 'signed-in',
  params: AT_SCHOOL,
  body: Resending,
  responses: { 200: json('What became of each', Resent) },
  problems: ['not-found', 'forbidden', 'district-frozen'],
});

export const revokeInvitation = endpoint({
  operationId: 'revokeInvitation',
  method: 'post',
  path: '/v1/invitations/{invitationId}/revocation',
  tag: 'invitations',
  summary: 'Take an invitation back',
  description: 'Its code is good for nothing from this moment on. Whoever has joined stays.',
  access: 'signed-in',
  params: textFields({ invitationId: InvitationId }),
  responses: { 200: json('The invitation as it is now', Invitation) },
  problems: ['not-found', 'forbidden', 'district-frozen'],
});

export const getInvitationFunnel = endpoint({
  operationId: 'getInvitationFunnel',
  method: 'get',
  path: '/v1/schools/{schoolId}/invitation-funnel',
  tag: 'invitations',
  summary: 'How far the invitations have come',
  description: 'For the school and class by class, with the reasons of bounces and what keeps mail from flowing.',
  access: 'signed-in',
  params: AT_SCHOOL,
  responses: { 200: json('The funnel', Funnel) },
  problems: ['not-found', 'forbidden'],
});

export const exportInvitationProblems = endpoint({
  operationId: 'exportInvitationProblems',
  method: 'get',
  path: '/v1/schools/{schoolId}/invitation-problems.csv',
  tag: 'invitations',
  summary: 'Who cannot be reached, as a table',
  description: 'CSV for a spreadsheet: who, in which classes, why not, and what to do. No cell is taken for a formula.',
  access: 'signed-in',
  params: AT_SCHOOL,
  responses: { 200: plain('The table', 'text/csv', 'name,role,classes,problem,what to do') },
  problems: ['not-found', 'forbidden'],
});

export const pauseMail = endpoint({
  operationId: 'pauseMail',
  method: 'post',
  path: '/v1/schools/{schoolId}/mail-pause',
  tag: 'invitations',
  summary: "Let the school's mail wait, or flow again",
  description: 'Nothing is lost meanwhile. Mail also stops by itself when too many addresses turn out to be wrong.',
  access: 'signed-in',
  params: AT_SCHOOL,
  body: MailPause,
  responses: { 200: json('As it is now', MailPause) },
  problems: ['not-found', 'forbidden'],
});
