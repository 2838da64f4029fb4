import { E } from '@bloomz/kernel';
import { type CleverIdentity, isDistrictAdmin } from '@bloomz/access-core';
import { parseDistrictId, parseUserId } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { decodeSingle } from './page.ts';
import { fieldsOf, idBy, isNoValue, OptionalText } from './text.ts';
import { isToken } from './token-answer.ts';

/** A token is worth nothing to us once we know whose it is. */
export type Exchanged = { readonly userToken: string; readonly idToken: string | undefined };

const Tokens = t.intersection([t.type({ access_token: t.string }), t.partial({ id_token: t.unknown })]);
const TokenInfo = t.type({ client_id: t.string });
const Me = t.type({ id: idBy(parseUserId), district: idBy(parseDistrictId) });
const Self = t.type({
  id: idBy(parseUserId),
  name: fieldsOf({ first: t.unknown, last: t.unknown }),
  email: t.unknown,
  roles: fieldsOf({}),
});
const Discovery = t.type({ issuer: t.string, jwks_uri: t.string });

/** https://dev.clever.com/docs/oauth-implementation */
export const decodeExchanged = (body: unknown): E.Either<string, Exchanged> => {
  if (!Tokens.is(body) || !isToken(body.access_token)) return E.left('no access_token');
  const { access_token: userToken, id_token: idToken } = body;
  if (isNoValue(idToken)) return E.right({ userToken, idToken: undefined });
  return typeof idToken === 'string' ? E.right({ userToken, idToken }) : E.left('an id_token that is no text');
};

/** Which application a token was made for. */
export const decodeTokenInfo = (body: unknown): E.Either<string, string> =>
  TokenInfo.is(body) ? E.right(body.client_id) : E.left('no client_id');

/** With or without `type` and `links` around it; which type it names says nothing. */
export const decodeMe = (body: unknown): E.Either<string, { readonly userId: string; readonly districtId: string }> => {
  const single = decodeSingle(body);
  if (E.isLeft(single)) return single;
  const me = Me.decode(single.right);
  return E.isLeft(me) ? E.left('nobody') : E.right({ userId: me.right.id, districtId: me.right.district });
};

/** Text that cannot be used is as good as none: nobody is kept out for it. */
const textOf = (raw: unknown): string | null => {
  const text = OptionalText.decode(raw);
  return E.isLeft(text) ? null : (text.right ?? null);
};

export const toFullName = (first: unknown, last: unknown): string =>
  [textOf(first), textOf(last)].filter((part) => part !== null).join(' ');
export const toEmail = textOf;

const rolesOf = (roles: object): ReadonlyArray<string> =>
  Object.entries(roles).flatMap(([role, held]) => {
    if (isNoValue(held)) return [];
    return isDistrictAdmin({ roles: [role] }) ? ['district_admin'] : [role];
  });

/** The very person asked for, with every role. https://dev.clever.com/docs/multi-role-users-in-clever */
export const decodeSelf =
  (userId: string) =>
  (body: unknown): E.Either<string, Omit<CleverIdentity, 'districtId'>> => {
    const single = decodeSingle(body);
    if (E.isLeft(single)) return single;
    const self = Self.decode(single.right);
    if (E.isLeft(self)) return E.left('not a person');
    if (self.right.id !== userId) return E.left('another person than asked for');
    const { name, email, roles } = self.right;
    return E.right({ userId, name: toFullName(name.first, name.last), email: toEmail(email), roles: rolesOf(roles) });
  };

/** https://dev.clever.com/docs/oidc-implementation */
export const decodeDiscovery = (
  body: unknown,
): E.Either<string, { readonly issuer: string; readonly keysAt: string }> =>
  Discovery.is(body) && URL.canParse(body.jwks_uri)
    ? E.right({ issuer: body.issuer, keysAt: body.jwks_uri })
    : E.left('no issuer and keys');
