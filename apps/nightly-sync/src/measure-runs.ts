import { Histogram, type Registry } from 'prom-client';

const BUCKETS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];

/** Shared with whoever measures in the same registry. */
const histogramIn = <Label extends string>(
  registry: Registry,
  { name, help, label }: { readonly name: string; readonly help: string; readonly label: Label },
): Histogram<Label> =>
  (registry.getSingleMetric(name) as Histogram<Label> | undefined) ??
  new Histogram({ name, help, labelNames: [label], buckets: BUCKETS, registers: [registry] });

const RUNS = {
  name: 'bloomz_worker_run_seconds',
  help: 'Time that a run was in the hands of this worker, by how it left them.',
  label: 'outcome',
} as const;

const PHASES = {
  name: 'bloomz_worker_phase_seconds',
  help: 'Time that the phases took of runs that this worker carried out.',
  label: 'phase',
} as const;

/** Milliseconds, as a run reports them. */
type Durations = { readonly read: number; readonly plan: number; readonly apply: number };

/** Times runs and their phases. */
export const measureRuns = (
  registry: Registry,
): { readonly start: () => (outcome: string) => void; readonly phases: (ms: Durations) => void } => {
  const [runs, phases] = [histogramIn(registry, RUNS), histogramIn(registry, PHASES)];
  return {
    start: () => {
      const stop = runs.startTimer();
      return (outcome) => void stop({ outcome });
    },
    phases: ({ read, plan, apply }) => {
      for (const [phase, ms] of Object.entries({ reading: read, planning: plan, applying: apply }))
        phases.observe({ phase }, ms / 1_000);
    },
  };
};
