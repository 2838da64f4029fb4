import type { LoadedRoster, Roster, SchoolRef } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { districtUuid, schoolUuid } from '../ids.ts';
import { loadClasses } from './load-classes.ts';
import { loadGuardianships } from './load-guardianships.ts';
import { loadInvitations } from './load-invitations.ts';
import { loadMembers } from './load-members.ts';
import { loadMemberships } from './load-memberships.ts';
import { loadOnBloomz } from './load-on-bloomz.ts';

/** A school's roster in a handful of set queries; ids are resolved in memory. */
export const loadRoster = async (client: PoolClient, school: SchoolRef): Promise<LoadedRoster> => {
  const schoolId = schoolUuid(school);
  const { name, version, lastRunId } = await loadSchool(client, schoolId);
  const { classes, sectionOf } = await loadClasses(client, schoolId);
  const { members, userOf } = await loadMembers(client, schoolId);
  const roster: Roster = {
    schoolName: name,
    classes,
    members,
    memberships: await loadMemberships(client, schoolId, { sectionOf, userOf }),
    invitations: await loadInvitations(client, schoolId, userOf),
    ...(await loadGuardianships(client, schoolId, userOf)),
    onBloomz: await loadOnBloomz(client, districtUuid(school.districtId), schoolId),
  };
  return { roster, version, lastRunId };
};

type SchoolState = { readonly name: string | null; readonly version: number; readonly lastRunId: string | null };

const SCHOOL = `
  select name, version::int as version, (
    select id from runs where school_id = schools.id
      and state not in ('queued', 'reading', 'planning', 'applying', 'failed', 'cancelled')
    order by started_at desc, finished_at desc limit 1
  ) as "lastRunId"
  from schools where id = $1`;

/** A school that was never provisioned is empty; nothing can be applied to it. */
const loadSchool = async (client: PoolClient, schoolId: string): Promise<SchoolState> => {
  const { rows } = await client.query<SchoolState>(SCHOOL, [schoolId]);
  return rows[0] ?? { name: null, version: 0, lastRunId: null };
};
