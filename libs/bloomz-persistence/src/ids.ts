import type { DistrictId, SchoolClass, SchoolRef, UserId } from '@bloomz/onboarding-core';
import { v5 } from 'uuid';

const BLOOMZ = '6a1a2f0e-6f3c-5d0b-9a55-1f3c8e7d2b40';

/** Equal Clever ids give equal rows, on every machine and however often a school is imported. */
const idOf = (districtId: DistrictId, kind: string, name: string): string =>
  v5(`${districtId}/${kind}/${name}`, BLOOMZ);

export const districtUuid = (districtId: DistrictId): string => idOf(districtId, 'district', districtId);
export const schoolUuid = ({ districtId, schoolId }: SchoolRef): string => idOf(districtId, 'school', schoolId);
export const personUuid = (districtId: DistrictId, userId: UserId): string => idOf(districtId, 'person', userId);

/** A class made by hand has no section; within its school it is known by its name. */
export const classUuid = (
  { districtId, schoolId }: SchoolRef,
  { sectionId, name }: Pick<SchoolClass, 'sectionId' | 'name'>,
): string =>
  sectionId === null ? idOf(districtId, 'local-class', `${schoolId}/${name}`) : idOf(districtId, 'class', sectionId);

/** An invitation is sent at most once per generation; a new generation would be a new mail. */
export const FIRST_GENERATION = 1;
export const invitationUuid = ({ districtId, schoolId }: SchoolRef, userId: UserId, purpose: string): string =>
  idOf(districtId, 'invitation', `${schoolId}/${userId}/${purpose}/${FIRST_GENERATION}`);
