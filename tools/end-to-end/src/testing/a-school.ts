import type { Environment } from '@bloomz/configuration';
import { type FakeClever, generateDistrict, type SchoolPlan, startFakeClever } from '@bloomz/fake-clever';
import { cleverEnvironment } from './clever-environment.ts';

/** A middle school of 500 students: large enough that an import has many moments, small enough to have many imports. */
const FIVE_HUNDRED: SchoolPlan = { level: 'middle', students: 500 };

export type SchoolInClever = {
  readonly clever: FakeClever;
  readonly districtId: string;
  readonly schoolId: string;
  readonly environment: Environment;
};

/** A local Clever with one school, and the environment that leads to it. */
export const aSchoolInClever = async (school: SchoolPlan = FIVE_HUNDRED, seed = 7): Promise<SchoolInClever> => {
  const district = generateDistrict({ seed, schools: [school], contacts: false });
  const clever = await startFakeClever({ districts: [district], rateLimit: false });
  return {
    clever,
    districtId: clever.districts()[0]?.id ?? '',
    schoolId: clever.districts()[0]?.schools()[0]?.id ?? '',
    environment: cleverEnvironment(clever),
  };
};
