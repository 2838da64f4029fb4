/** planned -> queued -> sent -> joined; or bounced, revoked, expired. Opening a link is not joining. */
export type InvitationState = 'planned' | 'queued' | 'sent' | 'joined' | 'bounced' | 'revoked' | 'expired';

/** States in which somebody can still join by it. */
export const LIVING: ReadonlyArray<InvitationState> = ['planned', 'queued', 'sent'];
