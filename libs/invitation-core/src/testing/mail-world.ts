import type { InvitationState } from '../entities/invitation-state.ts';
import type { Purpose } from '../entities/join.ts';
import type { Wave } from '../entities/mail-wave.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { InvitationDesk } from '../ports/invitation-desk.ts';
import type { MailQueue } from '../ports/mail-queue.ts';
import type { MailSwitch } from '../ports/mail-switch.ts';

/** Somebody who is invited. `children`: their home languages. */
export type Invitee = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly purpose: Purpose;
  readonly children: ReadonlyArray<string | null>;
  readonly queuedAt: Date;
};

export type MailedSchool = {
  readonly name: string;
  readonly language: string;
  readonly admin: string;
};

/** What is left of an invitation. */
export type InvitationLook = {
  readonly state: InvitationState;
  readonly reason: string | null;
  readonly generation: number;
  readonly sentAt: Date | null;
  readonly expiresAt: Date | null;
  readonly codeDigest: string | null;
  readonly hasSecrets: boolean;
  /** Its mail waits in the outbox. */
  readonly waits: boolean;
};

/** What the contracts of mail are run on: the stores, and a way to put things there and to look at them. */
export type MailWorld = {
  readonly queue: MailQueue;
  readonly desk: InvitationDesk;
  readonly mailSwitch: MailSwitch;
  readonly school: (like?: Partial<MailedSchool>) => Promise<SchoolPlace>;
  readonly disconnect: (school: SchoolPlace) => Promise<void>;
  /** Queues one invitation each, in this order; gives their ids. */
  readonly invite: (school: SchoolPlace, people: ReadonlyArray<Partial<Invitee>>) => Promise<ReadonlyArray<string>>;
  /** A person of the school whom nobody has invited. */
  readonly member: (school: SchoolPlace, like: Partial<Invitee>) => Promise<void>;
  /** A class of these people; gives its id. */
  readonly schoolClass: (school: SchoolPlace, name: string, invitationIds: ReadonlyArray<string>) => Promise<string>;
  /** Lets the person of the first invitation know that the person of the second has joined. */
  readonly tell: (school: SchoolPlace, to: string, of: string) => Promise<void>;
  readonly changeAddress: (invitationId: string, email: string | null) => Promise<void>;
  /** As a join, an import or the end of time would do: without secrets, and without mail that waits. */
  readonly end: (invitationId: string, state: 'joined' | 'revoked' | 'expired') => Promise<void>;
  readonly look: (invitationId: string) => Promise<InvitationLook>;
  readonly wave: (school: SchoolPlace) => Promise<Wave | undefined>;
};
export type MakeMailWorld = () => Promise<MailWorld>;

let count = 0;

/** Somebody whom no other test knows. */
export const anInvitee = (like: Partial<Invitee> = {}, now = MAIL_NOW): Invitee => {
  const n = (count += 1);
  return {
    firstName: `First-${n}`,
    lastName: `Last-${String(n).padStart(6, '0')}`,
    email: `person-${n}@d${n % 97}.example`,
    purpose: 'parent',
    children: [null],
    queuedAt: now,
    ...like,
  };
};

export const MAIL_NOW = new Date('2026-11-23T12:00:00.000Z');
export const afterMs = (ms: number, from: Date = MAIL_NOW): Date => new Date(from.getTime() + ms);

let ids = 0;
export const aMailUuid = (): string => `00000000-0000-4000-b000-${(ids += 1).toString(16).padStart(12, '0')}`;
export const aMailCleverId = (): string => `e${(ids += 1).toString(16).padStart(23, '0')}`;
