import type { User } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { loginRoleOf } from './claims.ts';
import { page, peoplePage } from './login-page.ts';
import type { Sessions } from './sessions.ts';

export type LoginAnswer = { readonly redirect: string } | { readonly status: number; readonly html: string };

export type LoginDesk = {
  readonly world: World;
  readonly sessions: Sessions;
  readonly clientId: string;
  readonly redirectUris: () => readonly string[];
};

const withParams = (uri: string, params: Readonly<Record<string, string | null>>): string => {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(params)) if (value !== null) url.searchParams.set(name, value);
  return url.toString();
};

const refused = (reason: string): LoginAnswer => ({
  status: 400,
  html: page('This sign-in cannot go on', `<p>${reason}</p>`),
});

/** A person whom the application may see and who can sign in. */
const personOf = ({ world }: LoginDesk, id: string): User | undefined => {
  const connected = world.districts().filter(({ connection }) => connection.token() !== undefined);
  const user = connected.flatMap(({ roster }) => roster.see('users', id) ?? [])[0];
  return user && loginRoleOf(user) ? user : undefined;
};

const issued = (
  desk: LoginDesk,
  userId: string,
  redirectUri: string,
  more: { state?: string | null; nonce?: string | null },
): LoginAnswer => {
  const { state = null, nonce } = more;
  const user = personOf(desk, userId);
  if (user === undefined) return { redirect: withParams(redirectUri, { error: 'unauthorized-user', state }) };
  const grant = { userId, districtId: user.district, redirectUri, ...(nonce && { nonce }) };
  return { redirect: withParams(redirectUri, { code: desk.sessions.issueCode(grant), state }) };
};

const shownDistricts = ({ world }: LoginDesk, id: string | null): ReturnType<World['districts']> =>
  world.districts().filter((district) => id === null || district.id === id);

/**
 * `GET /oauth/authorize`. Without `as=<userId>` it shows people to choose from; `deny=<error>` plays a refusal.
 * https://dev.clever.com/docs/oauth-implementation
 */
export const authorize = (desk: LoginDesk, query: URLSearchParams): LoginAnswer => {
  const [redirectUri, state] = [query.get('redirect_uri') ?? '', query.get('state')];
  if (query.get('client_id') !== desk.clientId) return refused('No application has this client_id.');
  if (!desk.redirectUris().includes(redirectUri)) return refused('This redirect_uri is not registered.');
  const deny = query.get('response_type') === 'code' ? query.get('deny') : 'unsupported_response_type';
  if (deny)
    return { redirect: withParams(redirectUri, { error: deny, error_description: 'The sign-in was refused', state }) };
  const person = query.get('as');
  if (person) return issued(desk, person, redirectUri, { state, nonce: query.get('nonce') });
  const hrefOf = ({ id }: User): string => `/oauth/authorize?${new URLSearchParams([...query, ['as', id]]).toString()}`;
  return {
    status: 200,
    html: peoplePage('Log in with Clever', shownDistricts(desk, query.get('district_id')), hrefOf),
  };
};

/** Clever-initiated: a code without state, always at the first registered redirect URI. */
export const instantLogin = (desk: LoginDesk, query: URLSearchParams, path: string): LoginAnswer => {
  const [first] = desk.redirectUris();
  if (query.has('client_id') && query.get('client_id') !== desk.clientId)
    return refused('No application has this client_id.');
  if (first === undefined) return refused('The application has no registered redirect URI.');
  const person = query.get('as');
  if (person) return issued(desk, person, first, {});
  const hrefOf = ({ id }: User): string => `${path}?${new URLSearchParams([...query, ['as', id]]).toString()}`;
  return { status: 200, html: peoplePage('Clever Portal', shownDistricts(desk, query.get('district_id')), hrefOf) };
};
