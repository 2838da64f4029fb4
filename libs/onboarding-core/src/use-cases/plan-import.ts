import { pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { ImportOptions } from '../entities/import-options.ts';
import type { Actor, ProgressListener } from '../entities/run.ts';
import type { Admit, NotAdmitted } from './admit.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { ImportReport } from './import-report.ts';

/** What somebody asks for: which school, with which options, in whose name. */
export type ImportRequest = {
  readonly schoolId: SchoolId;
  readonly actor: Actor;
  readonly options: ImportOptions;
  readonly onProgress?: ProgressListener | undefined;
};

/** Shows what an import would do now. Writes nothing. */
export type PlanImport = (request: ImportRequest) => TE.TaskEither<NotAdmitted, ImportReport>;
export const PlanImport = token<PlanImport>('PlanImport');

export const makePlanImport =
  (admit: Admit, draftPlan: DraftPlan): PlanImport =>
  ({ schoolId, actor, options, onProgress }) =>
    pipe(
      admit(schoolId, actor),
      TE.flatMap(({ ref }) => draftPlan({ school: ref, options, onProgress })),
      TE.map(({ plan, cost, ms }) => ({ runId: null, outcome: 'planned', plan, cost, ms: { ...ms, apply: 0 } })),
    );
