import { listOf, nullable } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { anyText, flag, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { ClassId, InvitationId, MemberId } from './ids.ts';
import { Instant } from './instant.ts';
import { pageOf } from './page.ts';

export const InvitationState = oneOf('planned', 'queued', 'sent', 'joined', 'bounced', 'revoked', 'expired');
export const Purpose = oneOf('teacher', 'staff', 'parent');

/** Somebody who was asked to join. */
export const Invitation = named(
  'Invitation',
  object({
    id: InvitationId,
    memberId: MemberId,
    firstName: anyText('First-77'),
    lastName: anyText('Last-77'),
    purpose: Purpose,
    state: InvitationState,
    sentAt: nullable(Instant),
    expiresAt: nullable(Instant),
    reason: describe(nullable(anyText('550 5.1.1')), { description: 'Why it bounced; null otherwise', example: null }),
    canResend: describe(flag, { description: 'Whether it may be sent again now' }),
  }),
  { description: 'Somebody who was asked to join. Opening a link is not joining.' },
);
export const Invitations = pageOf('Invitations', Invitation);

const MOST_IDS = 200;

/** Which invitations are to be sent again: those named, or all of a state or purpose. */
export const Resending = named(
  'Resending',
  strictObject({
    ids: optional(describe(listOf(InvitationId, MOST_IDS), { description: 'These; all that fit the filters without' })),
    state: optional(describe(oneOf('sent', 'bounced', 'expired'), { description: 'Only those in this state' })),
    purpose: optional(describe(Purpose, { description: 'Only those for this purpose' })),
  }),
  { description: 'Which invitations are to be sent again', example: { state: 'expired' } },
);

export const Resent = named(
  'Resent',
  object({
    results: listOf(
      object({
        id: InvitationId,
        outcome: describe(oneOf('queued', 'too-soon', 'too-many', 'not-now'), {
          description:
            'At most once in 15 minutes, three times a day, six times ever. `not-now`: joined, revoked, waiting already, or without a usable address',
        }),
        retryAt: describe(nullable(Instant), { description: 'When it may be sent again, if that will ever be' }),
      }),
    ),
  }),
  { description: 'What became of each' },
);

const some = (example: number): ReturnType<typeof integer> => integer({ example });

const FunnelCounts = named(
  'FunnelCounts',
  object({
    purpose: Purpose,
    planned: some(0),
    queued: some(4),
    sent: some(31),
    joined: some(18),
    bounced: some(1),
    expired: some(0),
    revoked: some(0),
    reasons: listOf(object({ reason: anyText('550 5.1.1'), count: some(1) })),
  }),
  { description: 'How far the invitations for one purpose have come' },
);

/** How far the invitations of a school have come. */
export const Funnel = named(
  'Funnel',
  object({
    purposes: listOf(FunnelCounts),
    classes: describe(listOf(object({ classId: ClassId, name: anyText('Algebra'), purposes: listOf(FunnelCounts) })), {
      description: 'The same class by class, for the members of each',
    }),
    mail: object({
      paused: describe(nullable(oneOf('by-hand', 'too-many-bounces', 'everywhere')), {
        description: 'Why nothing is sent at the moment; null when mail flows',
        example: null,
      }),
      serverDownSince: describe(nullable(Instant), {
        description: 'Since when the mail server does not answer; nothing is lost meanwhile',
        example: null,
      }),
      waiting: describe(some(4), { description: 'Mails that wait to be sent' }),
    }),
  }),
  { description: 'How far the invitations of a school have come' },
);

export const MailPause = named('MailPause', strictObject({ paused: flag }), {
  description: "Whether the school's mail waits",
});
