import { pipe, TE } from '@bloomz/kernel';
import type { RosterSource } from '@bloomz/onboarding-core';
import type { CleverHttp } from './clever-http.ts';
import { countContactTypes } from './count-contact-types.ts';
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
  countContactTypes: (school, students) =>
    http.call(school.districtId, (get) => countContactTypes(http, get, students)),
});
