import type { NamedAdmin, SchoolLanguage, SchoolRef } from '@bloomz/onboarding-core';
import type { Writing } from './database/writer.ts';
import { districtUuid, schoolUuid } from './ids.ts';
import { DistrictRecord } from './records/district-record.ts';
import { SchoolRecord } from './records/school-record.ts';

/** An admin who exists stays; only a Clever id that was missing is added. No school, no admin. */
const ADMIN = `
  insert into school_admins as held (school_id, district_id, email, clever_user_id)
  select id, district_id, $2, $3 from schools where id = $1
  on conflict (school_id, lower(email)) do update set clever_user_id = excluded.clever_user_id
  where held.clever_user_id is null and excluded.clever_user_id is not null`;

/** Adds what is missing, whoever does the same at the same moment. A school that another district has stays theirs. */
export const provisionSchool = async (
  { em, client }: Writing,
  { districtId, schoolId }: SchoolRef,
  admin: NamedAdmin,
  language: SchoolLanguage | undefined,
): Promise<void> => {
  const [district, school] = [districtUuid(districtId), schoolUuid({ districtId, schoolId })];
  const elsewhere = await em.count(SchoolRecord, { cleverId: schoolId, districtId: { $ne: district } });
  if (elsewhere > 0) return;
  const ignore = { onConflictFields: ['cleverId' as const], onConflictAction: 'ignore' as const };
  await em.upsert(DistrictRecord, { id: district, cleverId: districtId }, ignore);
  await em.upsert(SchoolRecord, { id: school, districtId: district, cleverId: schoolId }, ignore);
  if (language !== undefined) await client.query('update schools set language = $2 where id = $1', [school, language]);
  await client.query(ADMIN, [school, admin.email, admin.userId]);
};
