import { type O, type TE, token } from '@bloomz/kernel';
import type { UserId } from '../entities/clever-ids.ts';
import type { CleverPerson, SetupFacts } from '../entities/setup.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { ClientRejected, CleverUnavailable, SourceFailure } from '../errors.ts';

/** Looks at the Clever side of one school without reading its roster. Quick: a handful of requests. */
export interface SetupProbe {
  readonly probe: (school: SchoolRef) => TE.TaskEither<ClientRejected | CleverUnavailable, SetupFacts>;
  /** None: Clever has no such person, or does not share them. */
  readonly findPerson: (school: SchoolRef, userId: UserId) => TE.TaskEither<SourceFailure, O.Option<CleverPerson>>;
}
export const SetupProbe = token<SetupProbe>('SetupProbe');
