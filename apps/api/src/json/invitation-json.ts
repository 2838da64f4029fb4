import type { getInvitationFunnel, listInvitations, resendInvitations } from '@bloomz/api-contract';
import type { Funnel, ListedInvitation, Resent } from '@bloomz/invitation-core';
import type { BodyOf } from './body-of.ts';

type InvitationJson = BodyOf<typeof listInvitations>['items'][number];

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export const toInvitationJson = ({ userId: _, sentAt, expiresAt, ...listed }: ListedInvitation): InvitationJson => ({
  ...listed,
  sentAt: instant(sentAt),
  expiresAt: instant(expiresAt),
});

export const toResentJson = (resent: ReadonlyArray<Resent>): BodyOf<typeof resendInvitations> => ({
  results: resent.map(({ id, outcome, retryAt }) => ({ id, outcome, retryAt: instant(retryAt) })),
});

export const toFunnelJson = ({ purposes, classes, mail }: Funnel): BodyOf<typeof getInvitationFunnel> => ({
  purposes,
  classes,
  mail: { paused: mail.paused, serverDownSince: instant(mail.trouble?.since ?? null), waiting: mail.waiting },
});
