import { type TE, token } from '@bloomz/kernel';
import type { Actor } from '../entities/actor.ts';
import type { SchoolPause } from '../entities/mail-wave.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { StoreUnavailable } from '../errors.ts';

/** All mail, or a school's. */
export type MailScope = 'everywhere' | SchoolPlace;

type Write = { readonly actor: Actor; readonly at: Date };

/** Lets mail wait and flow again. What is paused already stays so; nothing that waits is lost. */
export interface MailSwitch {
  readonly pause: (scope: MailScope, write: Write) => TE.TaskEither<StoreUnavailable, void>;
  /** A school that too many bounces have stopped goes on with the next stage of its wave. */
  readonly resume: (scope: MailScope, write: Write) => TE.TaskEither<StoreUnavailable, void>;
  /** Of the school itself, whatever holds everywhere. */
  readonly pausedAt: (school: SchoolPlace) => TE.TaskEither<StoreUnavailable, SchoolPause | null>;
}
export const MailSwitch = token<MailSwitch>('MailSwitch');
