import type { getClass, getMember } from '@bloomz/api-contract';
import type { ListedClass, ListedMember, SchoolId } from '@bloomz/onboarding-core';
import type { BodyOf } from './body-of.ts';

export const toClassJson = (schoolId: SchoolId, { sectionId, ...listed }: ListedClass): BodyOf<typeof getClass> => ({
  ...listed,
  schoolId,
  cleverId: sectionId,
});

export const toMemberJson = (
  schoolId: SchoolId,
  { userId, archived, state, ...listed }: ListedMember,
): BodyOf<typeof getMember> => ({
  ...listed,
  schoolId,
  cleverId: userId,
  state: archived ? 'archived' : state,
});
