import { TE } from '@bloomz/kernel';
import type { StoreUnavailable } from '@bloomz/onboarding-core';
import { adviceIn } from '../embedded/embedded-unavailable.ts';

/** Runs a database task; whatever the database refuses becomes `StoreUnavailable`. */
export const attempt = <T>(task: () => Promise<T>): TE.TaskEither<StoreUnavailable, T> =>
  TE.tryCatch(task, toStoreUnavailable);

/** Says what kind of failure it was: our own advice or a code, since other messages quote rows, SQL and addresses. */
export const toStoreUnavailable = (cause: unknown): StoreUnavailable => ({
  _tag: 'StoreUnavailable',
  detail: describe(cause),
});

const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

const describe = (cause: unknown): string => {
  const advice = adviceIn(cause);
  if (advice !== undefined) return advice;
  const code = codeOf(cause);
  if (code !== undefined) return SQLSTATE.test(code) ? `SQLSTATE ${code}` : code;
  if (cause instanceof Error && /timeout|timed out/i.test(cause.message)) return 'TimedOut';
  if (cause instanceof Error && /connection|ended|closed/i.test(cause.message)) return 'ConnectionLost';
  return cause instanceof Error ? cause.constructor.name : 'Unknown';
};

/** The code of the failure itself, or of the first cause that carries one. */
const codeOf = (cause: unknown): string | undefined => {
  if (!(cause instanceof Error)) return undefined;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return codeOf(cause.cause);
};
