import type { Role, User } from '../world/records.ts';
import { ROLES } from '../world/records.ts';

/** Contacts never sign in through Clever. */
const LOGIN_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'contact');

/** The role of this login. A person with several signs in with one of them. */
export const loginRoleOf = ({ roles }: User): Role | undefined => LOGIN_ROLES.find((role) => roles[role] !== undefined);

const legacyId = (user: User, role: Role | undefined): string => {
  const held = role && user.roles[role];
  return (held && 'legacy_id' in held && held.legacy_id) || user.id;
};

/** https://dev.clever.com/docs/the-userinfo-endpoint */
export const userInfo = (user: User): object => {
  const role = loginRoleOf(user);
  return {
    sub: user.id,
    multi_role_user_id: user.id,
    user_id: legacyId(user, role),
    user_type: role,
    district: user.district,
    district_id: user.district,
    ...(user.email && { email: user.email }),
    name: { first: user.name.first ?? '', last: user.name.last ?? '' },
  };
};

export type IdTokenFrame = {
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
  readonly nonce?: string;
};

/** https://dev.clever.com/docs/oidc-implementation */
export const idTokenClaims = (user: User, { issuer, audience, now, nonce }: IdTokenFrame): object => {
  const iat = Math.floor(now.getTime() / 1000);
  const role = loginRoleOf(user);
  return {
    ...{ iss: issuer, sub: user.id, aud: audience, iat, exp: iat + 3600, ...(nonce && { nonce }) },
    user_id: legacyId(user, role),
    multi_role_user_id: user.id,
    user_type: role === 'district_admin' ? 'district admin' : role,
    district: user.district,
    ...(user.email && { email: user.email }),
    email_verified: false,
    given_name: user.name.first ?? '',
    family_name: user.name.last ?? '',
  };
};
