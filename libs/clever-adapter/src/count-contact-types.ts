import { pipe, TE } from '@bloomz/kernel';
import type { ContactTypeCount, SourceFailure, UserId } from '@bloomz/onboarding-core';
import type { CleverHttp, Get } from './clever-http.ts';
import { CONTACT_TYPES, decodeContactTypes } from './codecs/contact.ts';
import { orRefused } from './faults.ts';
import { forEachPage } from './paging.ts';
import { paths } from './paths.ts';

/** Clever lists contacts by district only, so all of them pass by and those of other schools are dropped at once. */
export const countContactTypes = (
  { settings: { apiUrl, pageSize } }: Pick<CleverHttp, 'settings'>,
  get: Get,
  students: ReadonlySet<UserId>,
): TE.TaskEither<SourceFailure, ReadonlyArray<ContactTypeCount>> => {
  const decode = decodeContactTypes(students);
  const counted = new Set<UserId>();
  const counts = new Map(CONTACT_TYPES.map((type) => [type, 0]));
  const count = (raw: unknown): void => {
    const contact = decode(raw);
    if (contact === undefined || contact.types.size === 0 || counted.has(contact.id)) return;
    counted.add(contact.id);
    for (const type of contact.types) counts.set(type, (counts.get(type) ?? 0) + 1);
  };
  return pipe(
    forEachPage(get, apiUrl, paths.districtPeople('contact', pageSize), (records) => {
      records.forEach(count);
      return true;
    }),
    TE.mapLeft(orRefused),
    TE.map(() => [...counts].map(([type, contacts]) => ({ type, contacts }))),
  );
};
