import type { CleverArrival, SchoolPlace } from '@bloomz/invitation-core';
import type { DistrictId, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { personUuid } from '../ids.ts';
import { joinPerson, PENDING } from './join-person.ts';
import { lockSchools } from './locks.ts';

const personOf = ({ districtId, userId }: CleverArrival): string =>
  personUuid(districtId as DistrictId, userId as UserId);

/** In connected districts alone: what is frozen stays as it is. */
const PENDING_HERE = `
  select schools.id from (${PENDING}) pending join schools on schools.id = school_id
    join districts on districts.id = schools.district_id and connection = 'connected'`;

/** The schools where somebody who was signed in by Clever still counts as invited. */
export const pendingSchools = async (client: PoolClient, arrival: CleverArrival): Promise<ReadonlyArray<string>> => {
  const { rows } = await client.query<{ readonly id: string }>({
    ...{ name: 'pending of a person', text: PENDING_HERE, values: [personOf(arrival)] },
  });
  return rows.map(({ id }) => id);
};

export const joinByClever = async (
  client: PoolClient,
  arrival: CleverArrival,
  pending: ReadonlyArray<string>,
): Promise<ReadonlyArray<SchoolPlace>> => {
  const { accountId, userId, at } = arrival;
  const schools = (await lockSchools(client, pending)).filter(({ connected }) => connected);
  const changed = await joinPerson(client, {
    ...{ personId: personOf(arrival), accountId, at, schools, used: null },
    actor: { actorKind: 'person', actorUserId: userId },
  });
  return changed.map(({ districtId, schoolId }) => ({ districtId, schoolId }));
};
