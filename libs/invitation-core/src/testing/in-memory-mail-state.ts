import type { HeldInvitation } from '../entities/held-invitation.ts';
import { NO_WAVE, type Wave } from '../entities/mail-wave.ts';
import type { ServerTrouble } from '../entities/mailing.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { Invitee, MailedSchool } from './mail-world.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

type StoredSchool = MailedSchool & { readonly place: SchoolPlace; connected: boolean; wave: Wave };

/** A person with an invitation, or without one: then its state is null. */
export type StoredInvitation = Mutable<Omit<HeldInvitation, 'email'>> &
  Mutable<Pick<Invitee, 'email' | 'children'>> & {
    readonly schoolId: string;
    readonly invited: boolean;
    joined: boolean;
    classNames: string[];
    sealed: string | null;
    codeDigest: string | null;
  };

export type StoredMail = {
  readonly id: string;
  readonly schoolId: string;
  readonly kind: 'invitation' | 'family-join';
  /** The invitation; of news, the one of the person whom they go to. */
  readonly ref: string;
  readonly joinedName: string;
  readonly createdAt: Date;
  dueAt: Date | null;
  attempts: number;
  firstTriedAt: Date | null;
  claim: number;
  claimedUntil: Date | null;
};

type StoredClass = {
  readonly id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly of: Set<string>;
};

export type MailState = {
  readonly schools: Map<string, StoredSchool>;
  readonly invitations: Map<string, StoredInvitation>;
  readonly classes: StoredClass[];
  outbox: StoredMail[];
  readonly domains: Map<string, number>;
  readonly suppressed: Set<string>;
  service: { pausedSince: Date | null; trouble: ServerTrouble | null };
};

export const aMailState = (): MailState => ({
  ...{ schools: new Map(), invitations: new Map(), classes: [], outbox: [], domains: new Map(), suppressed: new Set() },
  service: { pausedSince: null, trouble: null },
});

export const isWaiting = ({ outbox }: MailState, schoolId: string): boolean =>
  outbox.some((mail) => mail.schoolId === schoolId && mail.kind === 'invitation');

/** Secrets end with their invitation. */
export const endInvitation = (state: MailState, id: string, as: Pick<StoredInvitation, 'state' | 'reason'>): void => {
  const invitation = state.invitations.get(id);
  if (invitation === undefined) return;
  Object.assign(invitation, as, { sealed: null, codeDigest: null });
  state.outbox = state.outbox.filter(({ ref, kind }) => ref !== id || kind !== 'invitation');
};

export const setWave = (state: MailState, schoolId: string, change: (wave: Wave) => Wave): void => {
  const school = state.schools.get(schoolId);
  if (school !== undefined) school.wave = change(school.wave);
};

export const waveOf = (state: MailState, schoolId: string): Wave => state.schools.get(schoolId)?.wave ?? NO_WAVE;
