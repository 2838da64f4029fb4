import type { E } from '@bloomz/kernel';
import { type CleverRole, parseUserId, type Quarantined, type SchoolId, type User } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { languageOf } from './language.ts';
import { present } from './present.ts';
import { reading } from './quarantine.ts';
import { inOrder, Roles, rolesAt, rolesOf } from './roles.ts';
import { fieldsOf, idBy, OptionalText, RequiredText } from './text.ts';

const UserFields = t.type({
  id: idBy(parseUserId),
  name: fieldsOf({ first: OptionalText, last: RequiredText }),
  email: OptionalText,
  roles: Roles,
});

/** `listRole`: the role by which the school's list was asked for. https://dev.clever.com/docs/users */
export const decodeUserAt = (
  schoolId: SchoolId,
  listRole?: CleverRole,
): ((raw: unknown) => E.Either<Quarantined, User>) => {
  const listed = listRole === undefined ? [] : [listRole];
  return reading('user', UserFields, ({ id, name, email, roles }) => ({
    id,
    firstName: name.first ?? '',
    lastName: name.last,
    ...present({ email, language: languageOf(roles.student) }),
    roles: inOrder([...rolesOf(roles), ...listed]),
    rolesHere: inOrder([...rolesAt(roles, schoolId), ...listed]),
  }));
};
