import { AsyncLocalStorage } from 'node:async_hooks';
import type { DistrictId, SchoolId } from '@bloomz/onboarding-core';
import { districtUuid, schoolUuid } from '../ids.ts';

type Ids = '*' | ReadonlyArray<string>;

/**
 * The rows that a transaction can touch at all. `districts` opens what belongs to a district alone (people and
 * memberships), `wholeDistricts` all their schools as well, `schools` single ones.
 */
export type Scope = {
  readonly districts: Ids;
  readonly wholeDistricts: Ids;
  readonly schools: ReadonlyArray<string>;
};

/** Everything: the command line, a worker that does not know the school yet, and stores that are asked who somebody is. */
export const SYSTEM_SCOPE: Scope = { districts: '*', wholeDistricts: '*', schools: [] };

/** One district with all its schools; by its Clever id. */
export const districtScope = (districtId: string): Scope => placesScope([{ districtId, schoolId: null }]);

/** The union of places, by Clever ids: single schools, or whole districts where there is no school. */
export const placesScope = (
  places: ReadonlyArray<{ readonly districtId: string; readonly schoolId: string | null }>,
): Scope => ({
  districts: unique(places.map(({ districtId }) => uuidOfDistrict(districtId))),
  wholeDistricts: unique(
    places.filter(({ schoolId }) => schoolId === null).map(({ districtId }) => uuidOfDistrict(districtId)),
  ),
  schools: unique(
    places.flatMap(({ districtId, schoolId }) => (schoolId === null ? [] : uuidOfSchool(districtId, schoolId))),
  ),
});

const NOTHING: Scope = { districts: [], wholeDistricts: [], schools: [] };

const unique = (ids: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(ids)];
const uuidOfDistrict = (districtId: string): string => districtUuid(districtId as DistrictId);
const uuidOfSchool = (districtId: string, schoolId: string): string =>
  schoolUuid({ districtId: districtId as DistrictId, schoolId: schoolId as SchoolId });

const ambient = new AsyncLocalStorage<Scope>();

/** The task as it runs within a scope, whatever it awaits. The innermost scope counts. */
export const inScope =
  <T>(scope: Scope, task: () => T): (() => T) =>
  () =>
    ambient.run(scope, task);

/** The scope of whoever is asking; else the one that the database was opened with; else nothing is visible. */
export const scopeNow = (otherwise: Scope | undefined): Scope => ambient.getStore() ?? otherwise ?? NOTHING;

const toSetting = (ids: Ids): string => (ids === '*' ? ids : ids.join(','));

/** How a transaction reads: as the planner likes, or along indexes, in their order, whatever it knows of the tables. */
export type Reading = 'any' | 'by-index';

const OFF = ['enable_seqscan', 'enable_bitmapscan', 'enable_sort', 'enable_hashjoin', 'enable_mergejoin', 'jit'];
const SETTINGS: Readonly<Record<Reading, string>> = {
  any: '',
  'by-index': [...OFF.map((name) => [name, 'off']), ['plan_cache_mode', 'force_generic_plan']]
    .map(([name, value]) => `, set_config('${name}', '${value}', true)`)
    .join(''),
};

/** One `select` that gives the transaction its role and its scope. Only ids that this module derived go into the text. */
export const enterScope = ({ districts, wholeDistricts, schools }: Scope, reading: Reading = 'any'): string =>
  `select set_config('role', 'bloomz_app', true), set_config('bloomz.districts', '${toSetting(districts)}', true),
    set_config('bloomz.whole_districts', '${toSetting(wholeDistricts)}', true),
    set_config('bloomz.schools', '${toSetting(schools)}', true), pg_backend_pid() as pid${SETTINGS[reading]}`;
