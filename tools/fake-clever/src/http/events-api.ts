import type { ServedDistrict } from '../world/district.ts';
import type { StoredEvent } from '../world/event-feed.ts';
import type { Section, User } from '../world/records.ts';
import { schoolsOf } from '../world/views.ts';
import type { Answer } from './answer.ts';
import { notFound, ok, refusal } from './answer.ts';
import type { ApiRequest } from './api-request.ts';
import { pageOf } from './paging.ts';
import { toEventItem } from './wire.ts';

/** District-level events (courses, terms, contacts, the district) belong to no school and drop out. */
const schoolsIn = ({ kind, object }: StoredEvent): readonly string[] => {
  if (kind === 'schools') return [object.id];
  if (kind === 'sections') return [(object as Section).school];
  return kind === 'users' ? schoolsOf(object as User) : [];
};

const filtered = (events: readonly StoredEvent[], query: URLSearchParams): readonly StoredEvent[] => {
  const [school, kinds] = [query.get('school'), query.getAll('record_type')];
  if (!school && kinds.length === 0) return events;
  return events.filter(
    (event) => (!school || schoolsIn(event).includes(school)) && (kinds.length === 0 || kinds.includes(event.kind)),
  );
};

/** Oldest first. `self` echoes a bare `?` when nothing was asked. https://dev.clever.com/docs/events-api */
export const eventsAnswer = (of: ServedDistrict, request: ApiRequest): Answer => {
  const events = of.events(request.query.get('starting_after') ?? undefined);
  if (events === 'refused') return refusal(400, 'starting_after lies before the oldest event that is kept');
  const echoed = { ...request, search: request.search || '?' };
  return pageOf(echoed, filtered(events, request.query), toEventItem(request.version));
};

export const eventAnswer = (of: ServedDistrict, { version }: ApiRequest, id: string): Answer => {
  const event = of.roster.feed.get(id);
  if (event === undefined || of.events() === 'refused') return notFound();
  const { data, uri } = toEventItem(version)(event);
  return ok({ data, links: [{ rel: 'self', uri }] });
};
