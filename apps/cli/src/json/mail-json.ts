import type { MailStatus } from '@bloomz/invitation-core';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export const toMailJson = ({ pausedSince, trouble, waiting, pausedSchools, oldestSince }: MailStatus): unknown => ({
  pausedSince: instant(pausedSince),
  serverDown:
    trouble === null
      ? null
      : { since: instant(trouble.since), failure: trouble.failure, nextTryAt: instant(trouble.nextTryAt) },
  waiting,
  pausedSchools,
  oldestSince: instant(oldestSince),
});
