import { Joined, Joining, MyPlaces, Opening, Shown } from '../codecs/joining.ts';
import { MailEvent } from '../codecs/mail-event.ts';
import { json, noContent } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { textFields } from '../http/object.ts';
import { text } from '../http/scalars.ts';
import { describe } from '../http/schema.ts';

const REFUSALS = ['code-refused', 'wrong-credentials', 'weak-password', 'address-taken', 'store-unavailable'] as const;

export const lookUpInvitation = endpoint({
  operationId: 'lookUpInvitation',
  method: 'post',
  path: '/v1/invitations/lookup',
  tag: 'joining',
  summary: 'What is this code good for?',
  description:
    'Of invitations and Family Codes alike. Changes nothing. A code that is wrong, used, over or taken back always gets the same answer.',
  access: 'anybody',
  body: Shown,
  responses: { 200: json('What it is good for', Opening) },
  problems: ['code-refused', 'too-many-requests', 'store-unavailable'],
});

export const acceptInvitation = endpoint({
  operationId: 'acceptInvitation',
  method: 'post',
  path: '/v1/invitations/accept',
  tag: 'joining',
  summary: 'Join by an invitation',
  description:
    'Whoever is signed in joins, or the account that is given: a new one, or an existing one whose password is right. Begins a session. School and classes are there at once.',
  access: 'anybody',
  body: Joining,
  responses: { 200: json('Who has joined, and where', Joined) },
  problems: [...REFUSALS, 'too-many-requests'],
});

export const acceptFamilyCode = endpoint({
  operationId: 'acceptFamilyCode',
  method: 'post',
  path: '/v1/family-codes/accept',
  tag: 'joining',
  summary: 'Join by a Family Code',
  description: 'As with an invitation. Up to four adults of a household use the same code; each is told of the next.',
  access: 'anybody',
  body: Joining,
  responses: { 200: json('Who has joined, and where', Joined) },
  problems: [...REFUSALS, 'too-many-requests'],
});

export const getMyPlaces = endpoint({
  operationId: 'getMyPlaces',
  method: 'get',
  path: '/v1/me/places',
  tag: 'joining',
  summary: 'My schools, classes and children',
  description: 'What joining has opened. A server with an API key has none.',
  access: 'signed-in',
  responses: { 200: json('Where you have a place', MyPlaces) },
});

const header = (example: string) =>
  text({ min: 1, max: 4096, pattern: '^[ -~]+$', words: 'must be plain text', example });

export const recordMailEvent = endpoint({
  operationId: 'recordMailEvent',
  method: 'post',
  path: '/v1/mail-events',
  tag: 'joining',
  summary: 'A mail bounced, or somebody complained',
  description:
    'For the mail service, signed as Standard Webhooks have it. `type` is `mail.bounced` or `mail.complained`, `data` has `messageId`, and for a bounce `permanent` and `reason`. The same event twice is no mistake.',
  access: 'anybody',
  headers: textFields({
    'webhook-id': header('msg_2KWPBgLlAfxdpx2AI54pPJ85f4W'),
    'webhook-timestamp': header('1787000000'),
    'webhook-signature': describe(header('v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='), {
      description: 'https://www.standardwebhooks.com',
    }),
  }),
  body: MailEvent,
  responses: { 204: noContent('Noted, or of no concern') },
  problems: ['signature-refused', 'too-many-requests', 'store-unavailable'],
});
