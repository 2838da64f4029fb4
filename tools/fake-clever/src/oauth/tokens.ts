import type { Answer } from '../http/answer.ts';
import { ok, refusal } from '../http/answer.ts';
import type { ServedDistrict } from '../world/district.ts';
import type { World } from '../world/world.ts';
import type { Grant, Sessions } from './sessions.ts';

const SCOPES = [
  ...['read:district_admins', 'read:school_admins', 'read:students', 'read:teachers'],
  ...['read:sections', 'read:student_contacts', 'read:user_id'],
];

/** Full scopes with Secure Sync; the sign-in tier otherwise. */
export const scopesOf = ({ connection }: ServedDistrict): readonly string[] =>
  connection.secureSync()
    ? SCOPES
    : SCOPES.filter((scope) => !/sections|contacts/.test(scope)).map((scope) => scope.replace(/s$/, 's_basic'));

const tokenRow = (district: ServedDistrict): object => ({
  id: district.connection.tokenId(),
  created: district.connection.created(),
  owner: { type: 'district', id: district.id },
  access_token: district.connection.token(),
  scopes: scopesOf(district),
});

/** `GET /oauth/tokens?owner_type=district[&district=]`: a row per connected district. */
export const districtTokens = (world: World, district: string | undefined): Answer => {
  const connected = world.districts().filter(({ connection }) => connection.token() !== undefined);
  const rows = connected.filter(({ id }) => district === undefined || id === district).map(tokenRow);
  const uri = `/oauth/tokens?owner_type=district${district === undefined ? '' : `&district=${district}`}`;
  return ok({ data: rows, links: [{ rel: 'self', uri }] });
};

const text = (body: unknown, name: string): string => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};

/** `POST /oauth/tokens`: a code for a user token. https://dev.clever.com/docs/oauth-implementation */
export const exchange = (sessions: Sessions, body: unknown, idToken: (grant: Grant) => string | undefined): Answer => {
  if (text(body, 'grant_type') !== 'authorization_code') return refusal(400, 'Unsupported grant_type');
  const grant = sessions.redeem(text(body, 'code'), text(body, 'redirect_uri'));
  if (grant === undefined) return refusal(400, 'Invalid grant: invalid code');
  const id_token = idToken(grant);
  const access_token = sessions.open(grant.userId, grant.districtId);
  return ok({ access_token, token_type: 'bearer', ...(id_token && { id_token }) });
};
