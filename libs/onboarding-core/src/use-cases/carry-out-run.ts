import { pipe, TE, token } from '@bloomz/kernel';
import type { ImportUnderway } from '../errors.ts';
import type { SchoolLock } from '../ports/school-lock.ts';
import type { TakenRun } from '../ports/run-queue.ts';
import type { AdmitImport, ImportRefused } from './admit-import.ts';
import type { ImportReport } from './import-report.ts';
import type { WorkFailed, WorkOnRun } from './work-on-run.ts';

export type CarryOutFailed = ImportRefused | ImportUnderway | WorkFailed;

/** Works on a run as the only one at its school, if whoever asked for it, or approved it, is still admitted. What was held before passed the gate then. */
export type CarryOutRun = (taken: TakenRun) => TE.TaskEither<CarryOutFailed, ImportReport>;
export const CarryOutRun = token<CarryOutRun>('CarryOutRun');

export const makeCarryOutRun =
  (admit: AdmitImport, lock: SchoolLock, workOnRun: WorkOnRun): CarryOutRun =>
  (taken) => {
    const { school, actor, options } = taken.run;
    const isApproved = taken.approval !== null;
    return pipe(
      admit(school.schoolId, taken.approval?.actor ?? actor, {
        ...options,
        acknowledgeTeachersPending: isApproved || options.acknowledgeTeachersPending,
      }),
      TE.flatMap(({ ref }): ReturnType<CarryOutRun> => lock.exclusively(ref, workOnRun(taken))),
    );
  };
