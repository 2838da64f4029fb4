import type { ServedDistrict } from '../world/district.ts';
import type { AnyRecord, DistrictRecord, Kind, Role } from '../world/records.ts';
import { KINDS, ROLES } from '../world/records.ts';
import type { Answer } from './answer.ts';
import { notFound, notFoundPage, ok, refusal } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { eventAnswer, eventsAnswer } from './events-api.ts';
import { countOf, pageOf } from './paging.ts';
import { SUB_RESOURCES } from './sub-resources.ts';
import type { ListedKind } from './wire.ts';
import { relationLinks, toItem, toWire } from './wire.ts';

const single = ({ version }: ApiRequest, kind: ListedKind, record: AnyRecord | DistrictRecord): Answer =>
  ok({ data: toWire(version, record), links: relationLinks(version, kind, record) });

const isKind = (name: string): name is Kind => KINDS.some((kind) => kind === name);

const topList = (
  { views, roster }: ServedDistrict,
  kind: Kind,
  query: URLSearchParams,
): readonly AnyRecord[] | undefined => {
  const role = query.get('role');
  if (kind !== 'users') return kind === 'sections' ? views.sections() : roster.seeAll(kind);
  if (!role) return views.users();
  return ROLES.some((known) => known === role) ? views.users(role as Role) : undefined;
};

const listAnswer = (of: ServedDistrict, request: ApiRequest, kind: Kind): Answer => {
  const records = topList(of, kind, request.query);
  if (records === undefined) return refusal(400, 'role is not one of the known roles');
  if (request.query.get('count') === 'true') return countOf(request, records);
  return pageOf(request, records, toItem(request.version, kind));
};

const districtsAnswer = ({ roster, id: own }: ServedDistrict, request: ApiRequest, id?: string): Answer => {
  if (id !== undefined) return id === own ? single(request, 'districts', roster.district()) : notFound();
  if (request.query.get('count') === 'true') return countOf(request, [own]);
  const data = [toItem(request.version, 'districts')(roster.district())];
  return ok({ data, links: [{ rel: 'self', uri: request.pathname + request.search }] });
};

const subAnswer = (of: ServedDistrict, request: ApiRequest, kind: Kind): Answer => {
  const [, id = '', name = ''] = request.path;
  if (of.roster.see(kind, id) === undefined) return notFound();
  if (name === 'resources') return ok({ resources: [] });
  const sub = SUB_RESOURCES[kind]?.[name.toLowerCase()];
  if (sub === undefined) return notFoundPage(request.pathname);
  if ('many' in sub) return pageOf(request, sub.many(of, id, request.query), toItem(request.version, sub.kind));
  const record = sub.one(of, id);
  if (record === undefined) return notFound();
  const { data, uri } = toItem(request.version, sub.kind)(record);
  return ok({ data, links: [{ rel: 'self', uri }] });
};

/** What a district-app token reads. https://dev.clever.com/docs/ss-design */
export const districtAnswer = (of: ServedDistrict, request: ApiRequest): Answer => {
  const [kind = '', id, sub, ...more] = request.path;
  if (more.length > 0) return notFoundPage(request.pathname);
  if (kind === 'districts' && sub === undefined) return districtsAnswer(of, request, id);
  if (!of.connection.secureSync()) return refusal(404, "Outside this token's reach");
  if (kind === 'events' && sub === undefined) return id ? eventAnswer(of, request, id) : eventsAnswer(of, request);
  if (kind === 'resources' && sub === undefined) return id ? notFound() : ok({ resources: [] });
  if (!isKind(kind)) return notFoundPage(request.pathname);
  if (id === undefined) return listAnswer(of, request, kind);
  if (sub !== undefined) return subAnswer(of, request, kind);
  const record = of.roster.see(kind, id);
  return record ? single(request, kind, record) : notFound();
};
