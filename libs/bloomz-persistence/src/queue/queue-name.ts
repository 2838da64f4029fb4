/** The queue of runs in pg-boss. A job says which run and nothing else. */
export const RUNS = 'runs';
export type RunJob = { readonly runId: string };

/** The schema of the pg-boss that is installed; known here so that looking for a pending change loads no pg-boss. */
export const QUEUE_SCHEMA_VERSION = 46;
