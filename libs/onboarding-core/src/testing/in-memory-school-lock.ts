import { E, type TE } from '@bloomz/kernel';
import type { SchoolRef } from '../entities/run.ts';
import type { ImportUnderway } from '../errors.ts';
import type { SchoolLock } from '../ports/school-lock.ts';
import type { InMemoryState } from './in-memory-state.ts';

export const makeInMemorySchoolLock = ({ underway }: InMemoryState): SchoolLock => ({
  exclusively:
    <Err, A>({ schoolId }: SchoolRef, task: TE.TaskEither<Err, A>) =>
    async (): Promise<E.Either<Err | ImportUnderway, A>> => {
      if (underway.has(schoolId)) return E.left({ _tag: 'ImportUnderway', schoolId });
      underway.add(schoolId);
      try {
        return await task();
      } finally {
        underway.delete(schoolId);
      }
    },
});
