import { pipe, TE, token } from '@bloomz/kernel';
import type { ImportUnderway } from '../errors.ts';
import type { SchoolLock } from '../ports/school-lock.ts';
import type { TakenRun } from '../ports/run-queue.ts';
import type { Admit, NotAdmitted } from './admit.ts';
import type { ImportReport } from './import-report.ts';
import type { WorkFailed, WorkOnRun } from './work-on-run.ts';

export type CarryOutFailed = NotAdmitted | ImportUnderway | WorkFailed;

/** Works on a run as the only one at its school, if whoever asked for it, or approved it, is still admitted. */
export type CarryOutRun = (taken: TakenRun) => TE.TaskEither<CarryOutFailed, ImportReport>;
export const CarryOutRun = token<CarryOutRun>('CarryOutRun');

export const makeCarryOutRun =
  (admit: Admit, lock: SchoolLock, workOnRun: WorkOnRun): CarryOutRun =>
  (taken) =>
    pipe(
      admit(taken.run.school.schoolId, taken.approval?.actor ?? taken.run.actor),
      TE.flatMap(({ ref }): ReturnType<CarryOutRun> => lock.exclusively(ref, workOnRun(taken))),
    );
