import type { Application, SchoolRef, SectionId, UserId } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';
import { classUuid, districtUuid, personUuid, schoolUuid } from '../ids.ts';

/** What every step of one write knows. */
export type Write = {
  readonly client: PoolClient;
  readonly school: SchoolRef;
  readonly districtUuid: string;
  readonly schoolUuid: string;
  readonly application: Application;
  /** Tens of thousands of memberships name a few thousand people and classes: each id is derived once. */
  readonly personUuid: (userId: UserId) => string;
  readonly sectionUuid: (sectionId: SectionId) => string;
};

export const makeWrite = (client: PoolClient, school: SchoolRef, application: Application): Write => ({
  client,
  school,
  districtUuid: districtUuid(school.districtId),
  schoolUuid: schoolUuid(school),
  application,
  personUuid: once((userId) => personUuid(school.districtId, userId)),
  sectionUuid: once((sectionId) => classUuid(school, { sectionId, name: '' })),
});

const once = <K>(derive: (key: K) => string): ((key: K) => string) => {
  const known = new Map<K, string>();
  return (key) => {
    let id = known.get(key);
    if (id === undefined) known.set(key, (id = derive(key)));
    return id;
  };
};
