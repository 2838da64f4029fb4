import { pipe, TE, token } from '@bloomz/kernel';
import type { StoredPlan } from '../entities/stored-plan.ts';
import type { Admit, NotAdmitted } from './admit.ts';
import type { DraftPlan } from './draft-plan.ts';
import type { KeepPlan } from './keep-plan.ts';
import type { ImportRequest } from './plan-import.ts';

/** Shows what an import would do now, and keeps it to be looked through. Changes nothing else. */
export type PreviewImport = (
  request: Pick<ImportRequest, 'schoolId' | 'actor' | 'options'>,
) => TE.TaskEither<NotAdmitted, StoredPlan>;
export const PreviewImport = token<PreviewImport>('PreviewImport');

export const makePreviewImport =
  (admit: Admit, draftPlan: DraftPlan, keepPlan: KeepPlan): PreviewImport =>
  (request) =>
    pipe(
      TE.Do,
      TE.bindW('school', () => admit(request.schoolId, request.actor)),
      TE.bindW('drafted', ({ school }) => draftPlan({ school: school.ref, options: request.options })),
      TE.flatMap(({ school, drafted }) => keepPlan(request, school.ref, drafted)),
    );
