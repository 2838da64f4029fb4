import type { SchoolRef } from '@bloomz/onboarding-core';
import { type Bloomz, aProvisionedSchool } from '@bloomz/onboarding-core/testing';
import type { Database } from '../database/database.ts';
import { makePgBloomz } from './pg-bloomz.ts';

/** Bloomz on PostgreSQL, with one provisioned school. */
export const aSchoolOn = async (database: Database): Promise<Bloomz & { readonly school: SchoolRef }> => {
  const bloomz = makePgBloomz(database);
  return { ...bloomz, school: await aProvisionedSchool(bloomz) };
};

/** Rows of one query, for looking at what a store has written. */
export const look = async <T extends object>(database: Database, sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.read((client) => client.query<T>(sql, values))).rows;
