import type { listFamilyCodes } from '@bloomz/api-contract';
import type { ListedFamilyCode, NamedPerson } from '@bloomz/invitation-core';
import type { BodyOf } from './body-of.ts';

type FamilyCodeJson = BodyOf<typeof listFamilyCodes>['items'][number];

const named = ({ userId, firstName, lastName }: NamedPerson): FamilyCodeJson['children'][number] => ({
  cleverId: userId,
  firstName,
  lastName,
});

export const toFamilyCodeJson = (code: ListedFamilyCode): FamilyCodeJson => ({
  id: code.id,
  state: code.state,
  children: code.children.map(named),
  adults: code.adults.map((adult) => ({ ...named(adult), joinedAt: adult.joinedAt.toISOString() })),
  createdAt: code.createdAt.toISOString(),
  expiresAt: code.expiresAt.toISOString(),
});
