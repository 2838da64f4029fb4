/** Seconds are the caller's; these are the way's own milliseconds, and of what they consist. */
export type Step = { readonly ms: number; readonly parts?: Readonly<Record<string, number>> };
export type StepName = 'first' | 'unchanged' | 'churn';
export const STEPS: ReadonlyArray<StepName> = ['first', 'unchanged', 'churn'];

/** One way to write a school. Each runs in a process of its own. */
export type WriteWay = {
  /** Connects to a database and warms the connections up, outside of all measurements. */
  readonly open: (url: string) => Promise<void>;
  readonly step: (name: StepName) => Promise<Step>;
  readonly close: () => Promise<void>;
};

/** Databases that our own way has written: with the first import, and with the churn on top. */
export type Reference = { readonly firstUrl: string; readonly churnUrl: string };
