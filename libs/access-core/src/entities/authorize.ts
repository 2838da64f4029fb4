import { E } from '@bloomz/kernel';
import type { Forbidden, PlaceUnknown } from '../errors.ts';
import { type Operation, type Policy, POLICY } from './policy.ts';
import type { Principal } from './principal.ts';
import type { Grant, Place, Role } from './role.ts';

/** Whether one operation at one place is allowed. */
export type Authorize = (
  principal: Principal,
  operation: Operation,
  place: Place,
) => E.Either<PlaceUnknown | Forbidden, void>;

/**
 * Decides about one operation at one place. Whoever holds nothing there learns nothing about it, not even that it
 * exists; whoever belongs there is told that the role is not enough.
 */
export const authorize = (
  principal: Principal,
  operation: Operation,
  place: Place,
  policy: Policy = POLICY,
): E.Either<PlaceUnknown | Forbidden, void> => {
  const { roles, scope } = policy[operation];
  if (principal.kind === 'api-key') {
    if (principal.key.districtId !== place.districtId) return E.left({ _tag: 'PlaceUnknown' });
    return principal.key.scopes.includes(scope) ? E.right(undefined) : E.left({ _tag: 'Forbidden', operation });
  }
  const held = principal.grants.filter((grant) => reaches(grant, place)).map(({ role }) => role);
  if (held.length === 0) return E.left({ _tag: 'PlaceUnknown' });
  return held.some((role) => roles.some((allowed: Role) => allowed === role))
    ? E.right(undefined)
    : E.left({ _tag: 'Forbidden', operation });
};

/** A school's role says nothing about its district, a district admin's everything about its schools. */
const reaches = ({ place: held }: Grant, place: Place): boolean =>
  held === null ||
  (held.districtId === place.districtId && (held.schoolId === null || held.schoolId === place.schoolId));
