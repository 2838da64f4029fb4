import type { UserId } from './clever-ids.ts';
import type { MemberPlan } from './plan-members.ts';
import { type Change, invitationKey } from './roster-changes.ts';
import type { Invitation, Member, Roster } from './roster.ts';

/** An address that can be mailed: exactly one `@` with something on both sides, and no white space. */
export const isMailable = (email: string | null): boolean => email !== null && /^[^@\s]+@[^@\s]+$/.test(email);

export type InvitationPlan = {
  readonly changes: ReadonlyArray<Change<Invitation>>;
  /** Members whose state becomes `invited` with it. */
  readonly invited: ReadonlySet<UserId>;
};

/** A mail that left is not repeated: its invitation comes back as sent. One that never left is queued again. */
const comesBack = (before: Invitation): Change<Invitation> => ({
  kind: 'restored',
  before,
  after: { ...before, state: before.wasSent ? 'sent' : 'queued' },
});

const invite = (member: Member, before: Invitation | undefined): Change<Invitation> | undefined => {
  if (member.role !== 'teacher' || member.state === 'joined') return undefined;
  if (before) return before.state === 'revoked' ? comesBack(before) : undefined;
  if (!isMailable(member.email)) return undefined;
  const after: Invitation = { userId: member.userId, purpose: 'teacher', state: 'queued', wasSent: false };
  return { kind: 'created', before: null, after };
};

const LIVING: ReadonlyArray<Invitation['state']> = ['planned', 'queued', 'sent'];

/** Teachers are invited once; who is archived loses an invitation that was not used. */
export const planInvitations = (people: MemberPlan, roster: Roster): InvitationPlan => {
  const held = new Map(roster.invitations.map((invitation) => [invitationKey(invitation), invitation]));
  const changes: Change<Invitation>[] = [];
  for (const member of people.present.values()) {
    const change = invite(member, held.get(`${member.userId} teacher`));
    if (change) changes.push(change);
  }
  const leaving = new Set(people.changes.filter((c) => c.kind === 'archived').map(({ after }) => after.userId));
  for (const before of roster.invitations)
    if (leaving.has(before.userId) && LIVING.includes(before.state))
      changes.push({ kind: 'archived', before, after: { ...before, state: 'revoked' } });
  const invited = new Set(changes.filter((c) => c.kind !== 'archived').map(({ after }) => after.userId));
  return { changes, invited };
};
