import type { InvitationState } from './invitation-state.ts';
import type { Purpose } from './join.ts';
import { judgeResend } from './resend.ts';

/** An invitation as it is kept, with whom it is for. `reason`: why it bounced. */
export type HeldInvitation = {
  readonly id: string;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Where it would go now; whoever is listed elsewhere may see it there. */
  readonly email: string | null;
  readonly purpose: Purpose;
  readonly state: InvitationState;
  readonly generation: number;
  readonly sentAt: Date | null;
  readonly expiresAt: Date | null;
  readonly reason: string | null;
  readonly resentAt: ReadonlyArray<Date>;
};

/** An invitation as a school sees it. `memberId` is the one of the school's lists. */
export type ListedInvitation = Pick<
  HeldInvitation,
  'id' | 'userId' | 'firstName' | 'lastName' | 'purpose' | 'state' | 'sentAt' | 'expiresAt' | 'reason'
> & { readonly memberId: string; readonly canResend: boolean };

export const toListed = (held: HeldInvitation, schoolId: string, now: Date): ListedInvitation => {
  const { email: _email, generation: _generation, resentAt: _resentAt, reason, ...shown } = held;
  return {
    ...shown,
    memberId: `${schoolId}.${held.userId}`,
    reason: held.state === 'bounced' ? reason : null,
    canResend: judgeResend(held, now).outcome === 'queued',
  };
};
