import { TE } from '@bloomz/kernel';
import { NO_WAVE, resumed } from '../entities/mail-wave.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { MailSwitch } from '../ports/mail-switch.ts';
import { aStoredMail, makeInMemoryInvitationDesk } from './in-memory-invitation-desk.ts';
import { makeInMemoryMailQueue } from './in-memory-mail-queue.ts';
import {
  aMailState,
  endInvitation,
  type MailState,
  setWave,
  type StoredInvitation,
  waveOf,
} from './in-memory-mail-state.ts';
import { aMailCleverId, aMailUuid, anInvitee, type Invitee, type MailWorld } from './mail-world.ts';

const makeInMemoryMailSwitch = (state: MailState): MailSwitch => ({
  pause: (scope, { at }) =>
    TE.fromIO(() => {
      if (scope === 'everywhere') state.service.pausedSince ??= at;
      else setWave(state, scope.schoolId, (wave) => ({ ...wave, paused: wave.paused ?? 'by-hand' }));
    }),
  resume: (scope) =>
    TE.fromIO(() => {
      if (scope === 'everywhere') state.service.pausedSince = null;
      else setWave(state, scope.schoolId, resumed);
    }),
  pausedAt: ({ schoolId }) => TE.fromIO(() => waveOf(state, schoolId).paused),
});

const toStored = (schoolId: string, { queuedAt: _, ...invitee }: Invitee, invited: boolean): StoredInvitation => ({
  ...invitee,
  ...{ id: aMailUuid(), userId: aMailCleverId(), schoolId, invited, joined: false, classNames: [] },
  ...{ state: 'queued', generation: 1, sentAt: null, expiresAt: null, reason: null, resentAt: [] },
  ...{ sealed: null, codeDigest: null },
});

/** Mail in memory, and a way to put things there and to look at them. */
export const makeInMemoryMail = (): MailWorld => {
  const state = aMailState();
  const add = ({ schoolId }: SchoolPlace, like: Partial<Invitee>, invited: boolean): string => {
    const invitee = anInvitee(like);
    const stored = toStored(schoolId, invitee, invited);
    state.invitations.set(stored.id, stored);
    const mail = { schoolId, kind: 'invitation', ref: stored.id, joinedName: '', createdAt: invitee.queuedAt } as const;
    if (invited) state.outbox.push(aStoredMail(mail));
    return stored.id;
  };
  const known = (id: string): StoredInvitation => {
    const invitation = state.invitations.get(id);
    if (invitation === undefined) throw new Error(`no invitation ${id}`);
    return invitation;
  };
  return {
    queue: makeInMemoryMailQueue(state),
    desk: makeInMemoryInvitationDesk(state),
    mailSwitch: makeInMemoryMailSwitch(state),
    school: async (like = {}) => {
      const place = { districtId: aMailCleverId(), schoolId: aMailCleverId() };
      const named = { name: 'Sample School', language: 'en', admin: 'admin@example.org', ...like };
      state.schools.set(place.schoolId, { ...named, place, connected: true, wave: NO_WAVE });
      return place;
    },
    disconnect: async ({ schoolId }) => {
      const school = state.schools.get(schoolId);
      if (school !== undefined) school.connected = false;
    },
    invite: async (school, people) => people.map((like) => add(school, like, true)),
    member: async (school, like) => void add(school, like, false),
    schoolClass: async ({ schoolId }, name, ids) => {
      const id = aMailUuid();
      state.classes.push({ id, schoolId, name, of: new Set(ids) });
      return id;
    },
    tell: async ({ schoolId }, to, of) => {
      const { firstName, lastName } = known(of);
      const joinedName = `${firstName} ${lastName}`;
      const createdAt = anInvitee().queuedAt;
      state.outbox.push(aStoredMail({ schoolId, kind: 'family-join', ref: to, joinedName, createdAt }));
    },
    changeAddress: async (id, email) => void Object.assign(known(id), { email }),
    end: async (id, as) => {
      endInvitation(state, id, { state: as, reason: null });
      known(id).joined = as === 'joined';
    },
    look: async (id) => {
      const { state: is, reason, generation, sentAt, expiresAt, codeDigest, sealed } = known(id);
      const waits = state.outbox.some((mail) => mail.ref === id && mail.kind === 'invitation');
      return { state: is, reason, generation, sentAt, expiresAt, codeDigest, hasSecrets: sealed !== null, waits };
    },
    wave: async ({ schoolId }) => state.schools.get(schoolId)?.wave,
  };
};
