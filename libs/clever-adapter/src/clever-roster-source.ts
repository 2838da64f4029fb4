import { pipe, TE } from '@bloomz/kernel';
import { countTypes, type RosterSource } from '@bloomz/onboarding-core';
import type { CleverHttp } from './clever-http.ts';
import { findContacts, readContacts } from './read-contacts.ts';
import { readSchool } from './read-school.ts';

/** Clever's API v3.1 as the source of a school's roster. https://dev.clever.com/docs/ss-design */
export const makeCleverRosterSource = (http: CleverHttp): RosterSource => ({
  read: (school, onProgress) =>
    http.call(school.districtId, (get, call) =>
      pipe(
        readSchool({ school, get, call, settings: http.settings, onProgress }),
        TE.map((snapshot) => ({ snapshot, cost: { ...call.cost } })),
      ),
    ),
  readContacts: (school, wanted, onProgress) =>
    http.call(school.districtId, (get, call) =>
      pipe(
        readContacts({ school, get, call, settings: http.settings, onProgress }, wanted),
        TE.map((shown) => ({ ...shown, cost: { ...call.cost } })),
      ),
    ),
  countContactTypes: (school, students) =>
    http.call(school.districtId, (get, call) =>
      pipe(
        findContacts(
          { school, get, call, settings: http.settings, onProgress: undefined },
          { students, known: new Set() },
        ),
        TE.map(({ contacts }) => countTypes(contacts)),
      ),
    ),
});
