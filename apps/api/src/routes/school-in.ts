import type { Operation, Principal } from '@bloomz/access-core';
import { pipe, TE } from '@bloomz/kernel';
import type { School } from '@bloomz/onboarding-core';
import type { Gate } from '../gate.ts';
import type { ApiError } from '../problems/api-error.ts';
import { schoolIdIn } from './parsed.ts';

/** The school that a path names, if the caller may do there what the operation does. */
export const schoolIn =
  (gate: Gate) =>
  (caller: Principal, operation: Operation, params: { readonly schoolId: string }): TE.TaskEither<ApiError, School> =>
    pipe(
      schoolIdIn(params),
      TE.flatMap((id) => gate.school(caller, operation, id)),
    );
