import type { Application, SchoolRef } from '@bloomz/onboarding-core';
import type { PoolClient } from 'pg';

/** What every step of one write knows. */
export type Write = {
  readonly client: PoolClient;
  readonly school: SchoolRef;
  readonly districtUuid: string;
  readonly schoolUuid: string;
  readonly application: Application;
};
