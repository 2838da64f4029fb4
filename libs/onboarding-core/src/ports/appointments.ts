import { type TE, token } from '@bloomz/kernel';
import type { UserId } from '../entities/clever-ids.ts';
import type { Appointment } from '../entities/listed.ts';
import type { Actor, SchoolRef } from '../entities/run.ts';
import type { StoreUnavailable } from '../errors.ts';

/** Roles that a School Admin gave. They are no part of the roster, so no import touches them. */
export interface Appointments {
  /** Null takes the appointment away. Writes an audit entry when something changes. */
  readonly appoint: (
    school: SchoolRef,
    userId: UserId,
    appointment: Appointment | null,
    by: { readonly actor: Actor; readonly at: Date },
  ) => TE.TaskEither<StoreUnavailable, void>;
}
export const Appointments = token<Appointments>('Appointments');
