import { pipe, TE, token } from '@bloomz/kernel';
import type { RunId } from '../entities/run.ts';
import type { IdempotencyKeyReused, RunUnderway } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewRunId } from '../ports/new-run-id.ts';
import type { Once, RunQueue } from '../ports/run-queue.ts';
import type { AdmitImport, ImportRefused } from './admit-import.ts';
import type { ImportRequest } from './plan-import.ts';

export type ImportStart = Pick<ImportRequest, 'schoolId' | 'actor' | 'options'> & { readonly once: Once | null };
export type StartFailed = ImportRefused | RunUnderway | IdempotencyKeyReused;

/** Queues an import for a worker, who asks for admission again when the turn comes. */
export type StartImport = (start: ImportStart) => TE.TaskEither<StartFailed, RunId>;
export const StartImport = token<StartImport>('StartImport');

export const makeStartImport =
  (admit: AdmitImport, queue: RunQueue, newRunId: NewRunId, now: Clock): StartImport =>
  ({ schoolId, actor, options, once }) =>
    pipe(
      admit(schoolId, actor, options),
      TE.flatMap(({ ref: school }) =>
        queue.enqueue({ id: newRunId(), school, actor, options, startedAt: now() }, once),
      ),
    );
