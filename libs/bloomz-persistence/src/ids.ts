import { hash } from 'node:crypto';
import type { DistrictId, SchoolClass, SchoolRef, UserId } from '@bloomz/onboarding-core';

const BLOOMZ = Buffer.from('6a1a2f0e6f3c5d0b9a551f3c8e7d2b40', 'hex');

/** A UUID of version 5 as in RFC 9562. An import derives thousands, so it is made in one stroke. */
const uuidOf = (name: string): string => {
  const digest = hash('sha1', Buffer.concat([BLOOMZ, Buffer.from(name)]), 'hex');
  const variant = '89ab'.charAt(parseInt(digest.charAt(16), 16) & 3);
  const [time, mid, version, clock] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(13, 16),
    digest.slice(17, 20),
  ];
  return `${time}-${mid}-5${version}-${variant}${clock}-${digest.slice(20, 32)}`;
};

/** Equal Clever ids give equal rows, on every machine and however often a school is imported. */
const idOf = (districtId: DistrictId, kind: string, name: string): string => uuidOf(`${districtId}/${kind}/${name}`);

export const districtUuid = (districtId: DistrictId): string => idOf(districtId, 'district', districtId);
export const schoolUuid = ({ districtId, schoolId }: SchoolRef): string => idOf(districtId, 'school', schoolId);
export const personUuid = (districtId: DistrictId, userId: UserId): string => idOf(districtId, 'person', userId);

/** Somebody whom Clever does not know; rosters tell such people by what their id begins with. */
export const localUserId = (id: string): UserId => `local-${id}` as UserId;

/** A class is of one school: a section that moves to another becomes another class. Without a section its name names it. */
export const classUuid = (
  { districtId, schoolId }: SchoolRef,
  { sectionId, name }: Pick<SchoolClass, 'sectionId' | 'name'>,
): string =>
  sectionId === null
    ? idOf(districtId, 'local-class', `${schoolId}/${name}`)
    : idOf(districtId, 'class', `${schoolId}/${sectionId}`);

/** An invitation is sent at most once per generation; a new generation would be a new mail. */
export const FIRST_GENERATION = 1;
export const invitationUuid = ({ districtId, schoolId }: SchoolRef, userId: UserId, purpose: string): string =>
  idOf(districtId, 'invitation', `${schoolId}/${userId}/${purpose}/${FIRST_GENERATION}`);
