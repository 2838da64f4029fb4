import { Histogram, type Registry } from 'prom-client';

const NAME = 'bloomz_worker_run_seconds';
type Durations = Histogram<'outcome'>;

const histogramIn = (registry: Registry): Durations =>
  (registry.getSingleMetric(NAME) as Durations | undefined) ??
  new Histogram({
    name: NAME,
    help: 'Time that a run was in the hands of this worker, by how it left them.',
    labelNames: ['outcome'],
    buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900],
    registers: [registry],
  });

/** Times runs, together with whoever shares the registry. */
export const measureRuns = (registry: Registry): { readonly start: () => (outcome: string) => void } => {
  const histogram = histogramIn(registry);
  return {
    start: () => {
      const stop = histogram.startTimer();
      return (outcome) => void stop({ outcome });
    },
  };
};
