import { type TE, token } from '@bloomz/kernel';
import type { StoreUnavailable } from '../errors.ts';

/** Remembers which authorization codes were taken, over all processes: each is exchanged once. */
export interface CodeLedger {
  /** True for the first who claims the digest of a code. */
  readonly claim: (digest: string, at: Date) => TE.TaskEither<StoreUnavailable, boolean>;
  /** Forgets codes claimed before; they live one minute at Clever. */
  readonly sweep: (before: Date) => TE.TaskEither<StoreUnavailable, number>;
}
export const CodeLedger = token<CodeLedger>('CodeLedger');
