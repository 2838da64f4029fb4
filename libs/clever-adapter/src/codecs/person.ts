import { E } from '@bloomz/kernel';
import { type CleverPerson, parseSchoolId, parseUserId, type SchoolId, type UserId } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { decodeSingle } from './page.ts';
import { Roles, rolesOf, schoolsOf } from './roles.ts';
import { idBy } from './text.ts';

const PersonFields = t.type({ id: idBy(parseUserId), roles: Roles });

const toSchoolId = (raw: string): SchoolId[] => {
  const id = parseSchoolId(raw);
  return E.isLeft(id) ? [] : [id.right];
};

/** Permissions come from the whole `roles` object of the very person asked for. https://dev.clever.com/docs/users */
export const decodePerson =
  (id: UserId) =>
  (body: unknown): E.Either<string, CleverPerson> => {
    const single = decodeSingle(body);
    if (E.isLeft(single)) return single;
    const person = PersonFields.decode(single.right);
    if (E.isLeft(person)) return E.left('not a person');
    if (person.right.id !== id) return E.left('another person than asked for');
    const { roles } = person.right;
    const staffAt = [...new Set(schoolsOf(roles, 'staff').flatMap(toSchoolId))];
    return E.right({ id, roles: rolesOf(roles), staffAt });
  };
