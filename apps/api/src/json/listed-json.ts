import type { editClass, getClass, getMember, Input } from '@bloomz/api-contract';
import type { ClassEdit, ListedClass, ListedMember, SchoolId } from '@bloomz/onboarding-core';
import type { BodyOf } from './body-of.ts';

export const toClassJson = (schoolId: SchoolId, { sectionId, ...listed }: ListedClass): BodyOf<typeof getClass> => ({
  ...listed,
  schoolId,
  cleverId: sectionId,
});

/** What is left out stays as it is. */
export const toClassEdit = ({ name, archived, ...options }: Input<typeof editClass>['body']): ClassEdit => ({
  name,
  archived,
  options,
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
