import type { Grant } from './role.ts';

/** A person in Clever as a sign-in shows them. */
export type CleverIdentity = {
  readonly userId: string;
  readonly districtId: string;
  /** For greeting only; an unverified address never links anything by itself. */
  readonly name: string;
  readonly email: string | null;
  /** Keys of Clever's `roles` object, never the role of one login. */
  readonly roles: ReadonlyArray<string>;
};

/** The Clever person an account belongs to. */
export type CleverLink = { readonly userId: string; readonly districtId: string };

/**
 * Somebody who can sign in. `email` is the address of a Bloomz account with a password, null where there is none. It is
 * proven when the operator vouches for it, or an invitation went there: an address that somebody just typed gives no
 * role and stands in nobody's way.
 */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly addressProven: boolean;
  readonly clever: CleverLink | null;
  /** Clever said at the last sign-in that this person is district admin there. */
  readonly districtAdmin: boolean;
  readonly operator: boolean;
};

/** An account with a password that is not written yet. */
export type NewAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
};

/** Clever spells the role in three ways, depending on where one looks. */
export const isDistrictAdmin = ({ roles }: Pick<CleverIdentity, 'roles'>): boolean =>
  roles.some((role) => role.toLowerCase().replace(/[\s_-]/g, '') === 'districtadmin');

/** Roles that follow from the account alone, wherever it belongs. */
export const ownGrants = ({ clever, districtAdmin, operator }: Account): ReadonlyArray<Grant> => [
  ...(operator ? [{ role: 'bloomz-operator', place: null } as const] : []),
  ...(districtAdmin && clever !== null
    ? [{ role: 'district-admin', place: { districtId: clever.districtId, schoolId: null } } as const]
    : []),
];
