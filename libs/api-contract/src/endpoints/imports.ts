import { CANCELLED_RUN, CLOSED_RUN, HELD_RUN, QUEUED_RUN } from '../codecs/examples.ts';
import { PlanHash, RunId } from '../codecs/ids.ts';
import { ImportRequest } from '../codecs/import-options.ts';
import { LIMIT } from '../codecs/page.ts';
import { Run, RunEvent, RunSummaries } from '../codecs/run.ts';
import { eventStream, json } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { optional } from '../http/fields.ts';
import { queryOf, strictObject, textFields } from '../http/object.ts';
import { integer, text } from '../http/scalars.ts';
import { describe, exampleOf, named } from '../http/schema.ts';
import { AT_SCHOOL } from './places.ts';

const AT_RUN = textFields({ runId: RunId });

const IdempotencyKey = text({
  min: 1,
  max: 255,
  pattern: '^[!-~]+$',
  words: 'must be one word of letters, digits and signs',
  example: '5b1f7f0e-2b0a-4f0e-8b43-1f9c3de1a9d7',
});

export const startImport = endpoint({
  operationId: 'startImport',
  method: 'post',
  path: '/v1/schools/{schoolId}/imports',
  tag: 'import',
  summary: 'Import',
  description:
    'Queues an import; Location says where to follow it. A school has one import at a time. The same Idempotency-Key with the same request names the same import, however often it is sent.',
  access: 'signed-in',
  params: AT_SCHOOL,
  headers: textFields({
    'idempotency-key': describe(IdempotencyKey, {
      description: 'A random key of your own; keep it for every repetition of this request',
    }),
  }),
  body: ImportRequest,
  responses: { 202: json('The import is queued', describe(Run, { example: QUEUED_RUN }), 'Location') },
  problems: [
    'idempotency-key-missing',
    'not-found',
    'forbidden',
    'not-school-admin',
    'clever-role-missing',
    'clever-link-missing',
    'run-underway',
    'district-frozen',
    'district-not-connected',
    'school-not-shared',
    'idempotency-key-reused',
    'teachers-pending',
    'clever-unavailable',
    'clever-client-rejected',
  ],
});

export const listImports = endpoint({
  operationId: 'listImports',
  method: 'get',
  path: '/v1/schools/{schoolId}/imports',
  tag: 'import',
  summary: 'The last imports of a school',
  description: 'Latest first.',
  access: 'signed-in',
  params: AT_SCHOOL,
  query: queryOf(LIMIT),
  responses: { 200: json('The last imports', RunSummaries) },
  problems: ['not-found', 'forbidden'],
});

export const getImport = endpoint({
  operationId: 'getImport',
  method: 'get',
  path: '/v1/imports/{runId}',
  tag: 'import',
  summary: 'One import',
  description: 'Where it stands now. To follow it closely, use its events.',
  access: 'signed-in',
  params: AT_RUN,
  responses: { 200: json('The import', describe(Run, { example: HELD_RUN })) },
  problems: ['not-found', 'forbidden'],
});

export const watchImport = endpoint({
  operationId: 'watchImport',
  method: 'get',
  path: '/v1/imports/{runId}/events',
  tag: 'import',
  summary: 'Follow an import',
  description:
    'Server-sent events: everything that happened so far, then whatever happens, until the import has ended. While it waits for a decision the stream stays open, for an approval goes on with it. After an interruption, Last-Event-ID goes on where it stopped.',
  access: 'signed-in',
  params: AT_RUN,
  headers: textFields({
    'last-event-id': optional(describe(integer({ example: 6 }), { description: 'The last event that arrived' })),
  }),
  responses: {
    200: eventStream(
      'The events; the data of each is a RunEvent',
      RunEvent,
      `id: 7\ndata: ${JSON.stringify(exampleOf(RunEvent))}\n\n`,
    ),
  },
  problems: ['not-found', 'forbidden'],
});

const Approval = named('Approval', strictObject({ planHash: PlanHash }), {
  description: 'Which plan is approved: the planHash of the import as you saw it',
});

const DECISION_REFUSED = [
  'not-found',
  'forbidden',
  'not-school-admin',
  'clever-role-missing',
  'clever-link-missing',
] as const;

export const approveImport = endpoint({
  operationId: 'approveImport',
  method: 'post',
  path: '/v1/imports/{runId}/approval',
  tag: 'import',
  summary: 'Approve what an import holds',
  description: 'Queues the apply of what is held, if neither Clever nor Bloomz has moved since.',
  access: 'signed-in',
  params: AT_RUN,
  body: Approval,
  responses: { 202: json('The apply is queued', describe(Run, { example: HELD_RUN }), 'Location') },
  problems: [
    ...DECISION_REFUSED,
    'run-not-held',
    'plan-outdated',
    'district-frozen',
    'district-not-connected',
    'school-not-shared',
    'clever-unavailable',
    'clever-client-rejected',
  ],
});

export const rejectImport = endpoint({
  operationId: 'rejectImport',
  method: 'post',
  path: '/v1/imports/{runId}/rejection',
  tag: 'import',
  summary: 'Reject what an import holds',
  description: 'Closes the import; what it held stays as it is in Bloomz.',
  access: 'signed-in',
  params: AT_RUN,
  responses: { 200: json('The import, closed', describe(Run, { example: CLOSED_RUN })) },
  problems: [...DECISION_REFUSED, 'run-not-held'],
});

export const cancelImport = endpoint({
  operationId: 'cancelImport',
  method: 'post',
  path: '/v1/imports/{runId}/cancellation',
  tag: 'import',
  summary: 'Cancel an import',
  description: 'Possible until it is being applied; nothing of the school was changed.',
  access: 'signed-in',
  params: AT_RUN,
  responses: { 200: json('The import, cancelled', describe(Run, { example: CANCELLED_RUN })) },
  problems: ['not-found', 'forbidden', 'clever-link-missing', 'run-not-cancellable'],
});
