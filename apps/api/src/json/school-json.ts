import type { getSchool, listSchools } from '@bloomz/api-contract';
import type { District, School, StatusOfSchool } from '@bloomz/onboarding-core';
import type { BodyOf } from './body-of.ts';
import { toRunSummaryJson } from './run-json.ts';

type SchoolSummaryJson = BodyOf<typeof listSchools>['items'][number];

export const toSchoolSummaryJson = ({ ref, name, frozen }: School): SchoolSummaryJson => ({
  id: ref.schoolId,
  districtId: ref.districtId,
  name,
  connection: frozen ? 'disconnected' : 'connected',
});

export const toSchoolJson = (
  { school, totals, runs }: StatusOfSchool,
  district: District | null,
): BodyOf<typeof getSchool> => {
  const last = runs.find(({ state }) => state === 'applied' || state === 'held');
  return {
    ...toSchoolSummaryJson(school),
    totals,
    runs: runs.map(toRunSummaryJson),
    freshness: {
      lastReadAt: district?.lastReadAt?.toISOString() ?? null,
      lastImportAt: last?.finishedAt?.toISOString() ?? null,
    },
  };
};
