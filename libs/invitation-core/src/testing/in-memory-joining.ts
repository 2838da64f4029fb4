import { LIVING } from '../entities/invitation-state.ts';
import { makeInMemoryFamilyCodeStore } from './in-memory-family-code-store.ts';
import { makeInMemoryJoinStore } from './in-memory-join-store.ts';
import { makeInMemoryJoinedPlaces } from './in-memory-joined-places.ts';
import { type JoiningState, makeJoiningState, memberIn, setSecrets } from './in-memory-joining-state.ts';
import type { JoiningWorld, Look, Seed } from './joining-world.ts';

const makeSeed = (state: JoiningState): Seed => ({
  school: async (place, like) => void state.schools.set(place.schoolId, { ...like, place, version: 0 }),
  disconnect: async (districtId) => void state.disconnected.add(districtId),
  member: async (place, member) => void state.members.push({ ...member, place, archived: false }),
  archive: async (place, userId) => {
    const member = memberIn(state, place, userId);
    if (member) member.archived = true;
  },
  schoolClass: async (place, { members, ...schoolClass }) => {
    const id = state.newId();
    state.classes.push({ ...schoolClass, id, place });
    state.memberships.push(...members.map(([userId, role]) => ({ classId: id, userId, role })));
    return id;
  },
  guardian: async ({ schoolId }, parent, child) => void state.guardianships.push({ schoolId, parent, child }),
  endGuardian: async ({ schoolId }, parent, child) => {
    state.guardianships = state.guardianships.filter(
      (g) => g.schoolId !== schoolId || g.parent !== parent || g.child !== child,
    );
  },
  invitation: async (place, { secrets, ...rest }) => {
    const invitation = {
      ...{ ...rest, place, secrets: null, joinedAt: null, used: null },
      waits: rest.state === 'planned' || rest.state === 'queued',
    };
    state.invitations.push(invitation);
    setSecrets(state, invitation, LIVING.includes(rest.state) ? secrets : null);
  },
  account: async ({ id, email, clever }) => void state.accounts.push({ id, email, clever }),
});

const makeLook = (state: JoiningState): Look => ({
  invitation: async (place, userId, purpose) => {
    const found = state.invitations.find(
      (i) => i.place.schoolId === place.schoolId && i.userId === userId && i.purpose === purpose,
    );
    return found && { state: found.state, hasSecrets: found.secrets !== null, waits: found.waits };
  },
  member: async (place, userId) => {
    const found = memberIn(state, place, userId);
    return found && { state: found.state, archived: found.archived };
  },
  version: async ({ schoolId }) => state.schools.get(schoolId)?.version ?? -1,
  accountId: async (email) => state.accounts.find((a) => a.email === email)?.id,
  notes: async ({ schoolId }) =>
    state.notes.filter(({ place }) => place.schoolId === schoolId).map(({ about, subject }) => ({ about, subject })),
  hasSecrets: async ({ id }) => state.familyCodes.some((code) => code.id === id && code.secrets !== null),
});

/** All of joining in memory. Its parts agree: what one writes, the others see. */
export const makeInMemoryJoining = (): JoiningWorld => {
  const state = makeJoiningState();
  return {
    joins: makeInMemoryJoinStore(state),
    familyCodes: makeInMemoryFamilyCodeStore(state),
    places: makeInMemoryJoinedPlaces(state),
    seed: makeSeed(state),
    look: makeLook(state),
  };
};
