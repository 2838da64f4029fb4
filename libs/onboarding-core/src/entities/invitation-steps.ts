import type { Change } from './roster-changes.ts';
import type { Invitation, Member } from './roster.ts';

/** An address that can be mailed: exactly one `@` with something on both sides, and no white space. */
export const isMailable = (email: string | null): boolean => email !== null && /^[^@\s]+@[^@\s]+$/.test(email);

const LIVING: ReadonlyArray<Invitation['state']> = ['planned', 'queued', 'sent'];
export const isLiving = ({ state }: Invitation): boolean => LIVING.includes(state);

/** Whether an import took it away, so that one may bring it back. */
export const isReopenable = ({ state, byHand }: Invitation): boolean => state === 'revoked' && byHand !== true;

/** A mail that left is not repeated; one that never left is queued. */
export const reopened = (invitation: Invitation): Invitation => ({
  ...invitation,
  state: invitation.wasSent ? 'sent' : 'queued',
});

/** `updated`: it moves to another id, which is neither counted nor told. */
export const revoke = (kind: 'archived' | 'updated', before: Invitation): Change<Invitation> => ({
  kind,
  before,
  after: { ...before, state: 'revoked' },
});

export const inviteNew = (
  { userId, email }: Member,
  purpose: Invitation['purpose'],
): ReadonlyArray<Change<Invitation>> =>
  isMailable(email)
    ? [{ kind: 'created', before: null, after: { userId, purpose, state: 'queued', wasSent: false } }]
    : [];

/** The invitation goes on under another id as far as it had come: who was reached, or cannot be, is not asked again. */
export const moveTo = (
  to: Member,
  invitation: Invitation,
  own: Invitation | undefined,
): ReadonlyArray<Change<Invitation>> => {
  const goesOn = isLiving(invitation) || isReopenable(invitation);
  const after = { ...(goesOn ? reopened(invitation) : invitation), userId: to.userId };
  const moved: Change<Invitation> = { kind: 'updated', before: own ?? null, after };
  return invitation.state === 'revoked' ? [moved] : [revoke('updated', invitation), moved];
};

/** Whoever is invited, or has joined under another id, becomes so with the run. */
export const markStates = (
  changes: ReadonlyArray<Change<Member>>,
  present: ReadonlyMap<Member['userId'], Member>,
  states: ReadonlyMap<Member['userId'], Member['state']>,
): ReadonlyArray<Change<Member>> => {
  const changed = new Set(changes.map(({ after }) => after.userId));
  const others = [...states].flatMap(([userId, state]): Change<Member>[] => {
    const before = present.get(userId);
    const already = before === undefined || changed.has(userId) || before.state === state;
    return already ? [] : [{ kind: 'updated', before, after: { ...before, state } }];
  });
  const mark = (change: Change<Member>): Change<Member> => {
    const state = states.get(change.after.userId);
    return state === undefined ? change : { ...change, after: { ...change.after, state } };
  };
  return [...changes.map(mark), ...others];
};
