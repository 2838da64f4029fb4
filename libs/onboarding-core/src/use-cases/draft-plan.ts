import { pipe, TE, token } from '@bloomz/kernel';
import type { ImportOptions } from '../entities/import-options.ts';
import type { ReadCost } from '../entities/read-cost.ts';
import { planImport } from '../entities/plan-import.ts';
import type { Plan } from '../entities/plan.ts';
import type { ProgressListener, SchoolRef } from '../entities/run.ts';
import type { SourceFailure, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fingerprint } from '../ports/fingerprint.ts';
import type { RosterSource } from '../ports/roster-source.ts';
import type { LoadedRoster, RosterStore } from '../ports/roster-store.ts';

/** A plan together with the version of the roster it was made for. */
export type Drafted = LoadedRoster & {
  readonly plan: Plan;
  readonly cost: ReadCost;
  readonly ms: { readonly read: number; readonly plan: number };
};

type DraftRequest = {
  readonly school: SchoolRef;
  readonly options: ImportOptions;
  /** Lets go what the brake would hold. */
  readonly approved?: boolean;
  readonly onProgress?: ProgressListener | undefined;
};

/** Reads both sides once and decides; writes nothing. The only way to a plan, for previews and imports alike. */
export type DraftPlan = (request: DraftRequest) => TE.TaskEither<SourceFailure | StoreUnavailable, Drafted>;
export const DraftPlan = token<DraftPlan>('DraftPlan');

export const makeDraftPlan =
  (source: RosterSource, store: RosterStore, fingerprint: Fingerprint, now: Clock): DraftPlan =>
  ({ school, options, approved = false, onProgress = ignore }) =>
    pipe(
      TE.Do,
      TE.let('started', () => now()),
      TE.bindW('read', () => source.read(school, (done) => onProgress({ phase: 'reading', done }))),
      TE.let('wasRead', () => now()),
      TE.bindW('loaded', () => store.load(school)),
      TE.map(({ started, read: { snapshot, cost }, wasRead, loaded }) => {
        onProgress({ phase: 'planning', done: 0 });
        const today = wasRead.toISOString().slice(0, 10);
        const plan = planImport(snapshot, loaded.roster, options, { fingerprint, today, approved });
        return { ...loaded, plan, cost, ms: { read: elapsed(started, wasRead), plan: elapsed(wasRead, now()) } };
      }),
    );

const ignore: ProgressListener = () => undefined;
const elapsed = (from: Date, to: Date): number => to.getTime() - from.getTime();
