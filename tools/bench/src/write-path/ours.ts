import {
  fingerprint,
  makePgRosterStore,
  makePgSchoolDirectory,
  openDatabase,
  SYSTEM_SCOPE,
} from '@bloomz/bloomz-persistence';
import {
  type Application,
  DEFAULT_OPTIONS,
  isEmpty,
  type LoadedRoster,
  type Plan,
  planImport,
  type RosterStore,
  type Snapshot,
} from '@bloomz/onboarding-core';
import { mustRun } from '../must.ts';
import { timed } from '../numbers.ts';
import { churnSnapshot } from '../synthetic/churn-snapshot.ts';
import { makeSnapshot, SYNTHETIC_SCHOOL } from '../synthetic/make-snapshot.ts';
import type { SchoolSize } from '../synthetic/school-size.ts';
import type { Step, StepName, WriteWay } from './write-way.ts';

export const ADMIN = { email: 'principal@example.org', userId: null };

const toApplication = ({ version }: LoadedRoster, plan: Plan): Application => {
  const at = new Date();
  const { hash: planHash, snapshotDigest, digestAfter, options, counts, holds } = plan;
  const actor = { kind: 'operator' as const };
  return {
    version,
    changes: plan.changes,
    actor,
    at,
    run: {
      id: crypto.randomUUID(),
      school: SYNTHETIC_SCHOOL,
      state: 'applied',
      actor,
      ...{ options, planHash, snapshotDigest, digestAfter, counts, holds },
      details: null,
      failure: null,
      startedAt: at,
      finishedAt: at,
    },
    ticket: null,
  };
};

/** From a snapshot in memory to done. A plan without changes is not applied, as in the product. */
const importSnapshot = async (
  store: RosterStore,
  snapshot: Snapshot,
): Promise<Readonly<Record<'load' | 'plan' | 'apply', number>>> => {
  const load = await timed(() => mustRun(store.load(SYNTHETIC_SCHOOL)));
  const plan = await timed(() =>
    planImport(snapshot, load.result.roster, DEFAULT_OPTIONS, { fingerprint, today: '2026-01-15' }),
  );
  if (plan.result.holds.length > 0) throw new Error('the brake holds a part of the write set');
  if (isEmpty(plan.result.changes)) return { load: load.ms, plan: plan.ms, apply: 0 };
  const application = toApplication(load.result, plan.result);
  const apply = await timed(() => mustRun(store.apply(SYNTHETIC_SCHOOL, application)));
  return { load: load.ms, plan: plan.ms, apply: apply.ms };
};

/** The product's own write path. A first import counts what `apply` takes, later ones all that lies between snapshot and done. */
export const makeOurs = (size: SchoolSize): WriteWay => {
  const before = makeSnapshot(size);
  const after = churnSnapshot(before);
  let store: RosterStore | undefined;
  let close = (): Promise<void> => Promise.resolve();
  return {
    open: async (url) => {
      const database = await mustRun(openDatabase({ url, dataDir: '.', scope: SYSTEM_SCOPE }));
      store = makePgRosterStore(database);
      close = database.close;
      await mustRun(makePgSchoolDirectory(database).provision(SYNTHETIC_SCHOOL, ADMIN));
      await mustRun(makePgSchoolDirectory(database).find(SYNTHETIC_SCHOOL.schoolId));
    },
    step: async (name): Promise<Step> => {
      if (store === undefined) throw new Error('open a database first');
      const parts = await importSnapshot(store, name === 'churn' ? after : before);
      return { ms: msOf(name, parts), parts };
    },
    close: () => close(),
  };
};

const msOf = (name: StepName, { load, plan, apply }: Readonly<Record<'load' | 'plan' | 'apply', number>>): number =>
  name === 'first' ? apply : load + plan + apply;
