/** A reason why the embedded PostgreSQL cannot run here, written for people: it names folders and never data. */
export const embeddedUnavailable = (advice: string): Error => Object.assign(new Error(advice), { advice });

/** The advice that a failure carries, itself or in a cause. */
export const adviceIn = (failure: unknown): string | undefined => {
  if (!(failure instanceof Error)) return undefined;
  return 'advice' in failure && typeof failure.advice === 'string' ? failure.advice : adviceIn(failure.cause);
};
