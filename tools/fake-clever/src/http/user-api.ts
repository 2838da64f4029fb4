import type { ServedDistrict } from '../world/district.ts';
import type { User } from '../world/records.ts';
import type { Answer } from './answer.ts';
import { notFound, notFoundPage, ok } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { relationLinks, toWire } from './wire.ts';

export type MeStyle = 'user' | 'role';

const roleOf = ({ roles }: User): string => Object.keys(roles)[0] ?? 'user';

/** `role` answers as a published demo token did: a role name as type, nothing around it. */
const meAnswer = ({ version }: ApiRequest, { id: district }: ServedDistrict, user: User, style: MeStyle): Answer => {
  if (style === 'role') return ok({ data: { id: user.id, district, type: roleOf(user) } });
  const links = [
    { rel: 'self', uri: '/me' },
    { rel: 'canonical', uri: `/${version}/users/${user.id}` },
    { rel: 'district', uri: `/${version}/districts/${district}` },
  ];
  return ok({ type: 'user', data: { id: user.id, district, type: 'user', authorized_by: 'district' }, links });
};

/** What a user's own token reads: who they are, their record, their district; nothing else exists for it. */
export const userAnswer = (of: ServedDistrict, user: User, request: ApiRequest, style: MeStyle): Answer => {
  const [kind, id, ...more] = request.path;
  if (kind === 'me' && id === undefined) return meAnswer(request, of, user, style);
  if (id === undefined || more.length > 0) return notFoundPage(request.pathname);
  const own =
    kind === 'users' && id === user.id ? user : kind === 'districts' && id === of.id ? of.roster.district() : undefined;
  if (own === undefined || (kind !== 'users' && kind !== 'districts')) return notFound();
  return ok({ data: toWire(request.version, own), links: relationLinks(request.version, kind, own) });
};
