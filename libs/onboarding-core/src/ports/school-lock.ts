import { type TE, token } from '@bloomz/kernel';
import type { SchoolRef } from '../entities/run.ts';
import type { ImportUnderway, StoreUnavailable } from '../errors.ts';

/** One run per school at a time, over all processes. Freed when the task ends or its process dies. */
export interface SchoolLock {
  readonly exclusively: <E, A>(
    school: SchoolRef,
    task: TE.TaskEither<E, A>,
  ) => TE.TaskEither<E | ImportUnderway | StoreUnavailable, A>;
}
export const SchoolLock = token<SchoolLock>('SchoolLock');
