import 'reflect-metadata';
import { persistenceModule } from '@bloomz/bloomz-persistence';
import { makeTestDatabase } from '@bloomz/bloomz-persistence/testing';
import { cleverModule, type CleverTunables } from '@bloomz/clever-adapter';
import { type FaultKind, NOTICEABLE_FAULTS, seededFaults } from '@bloomz/fake-clever';
import { E, get, provideValue } from '@bloomz/kernel';
import {
  Clock,
  DEFAULT_OPTIONS,
  type DistrictId,
  ExportSchool,
  ImportRoster,
  NewRunId,
  onboardingModule,
  ProvisionSchool,
  type SchoolId,
} from '@bloomz/onboarding-core';
import { Container, ContainerModule } from 'inversify';
import type { SchoolInClever } from './a-school.ts';

/** What came of an import: the `_tag` of a failure or `applied`, and the state it left. */
export type Outcome = { readonly ended: string; readonly state: string; readonly retries: number };

const machine = new ContainerModule(({ bind }) => {
  provideValue(bind, Clock, () => new Date());
  provideValue(bind, NewRunId, () => crypto.randomUUID());
});

/** Waiting passes on a clock of its own, at once. A request that hangs is given up after a moment. */
const impatience = (): Pick<CleverTunables, 'now' | 'sleep' | 'requestTimeoutMs'> => {
  let waited = 0;
  return {
    now: () => Date.now() + waited,
    sleep: (ms) => {
      waited += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
    requestTimeoutMs: 500,
  };
};

const FAULTS: ReadonlyArray<FaultKind> = [...NOTICEABLE_FAULTS, 'hang'];

/** Imports into an empty Bloomz while the given share of Clever's answers is faulty; the seed says which and how. */
export const importUnderFaults = async (school: SchoolInClever, seed: number, share: number): Promise<Outcome> => {
  const { clever, districtId, schoolId } = school;
  const database = await makeTestDatabase();
  const container = new Container({ defaultScope: 'Singleton' });
  const { url, clientId, clientSecret } = clever;
  const reading = cleverModule({ apiUrl: url, authUrl: url, clientId, clientSecret, ...impatience() });
  container.load(onboardingModule, persistenceModule(database), machine, reading);
  try {
    const ref = { districtId: districtId as DistrictId, schoolId: schoolId as SchoolId };
    await get(container, ProvisionSchool)(ref, { email: 'admin@example.org', userId: null })();
    clever.setFaults(share > 0 ? seededFaults({ seed, share, kinds: FAULTS, maxInARow: 20, path: /./ }) : undefined);
    const request = { schoolId: ref.schoolId, actor: { kind: 'operator' }, options: DEFAULT_OPTIONS } as const;
    const outcome = await get(container, ImportRoster)(request)();
    const state = JSON.stringify(await get(container, ExportSchool)(ref.schoolId)());
    return E.isLeft(outcome)
      ? { ended: outcome.left._tag, state, retries: 0 }
      : { ended: outcome.right.outcome, state, retries: outcome.right.cost.retries };
  } finally {
    clever.setFaults(undefined);
    await database.close();
  }
};
