import {
  type Database,
  type Figures,
  inScope,
  type QueueDepth,
  readFigures,
  readQueueDepth,
  SYSTEM_SCOPE,
} from '@bloomz/bloomz-persistence';
import { E } from '@bloomz/kernel';
import { Counter, Gauge, Registry } from 'prom-client';
import type { ServiceDesk } from '../routes/service-routes.ts';

/** Figures that the database has for all processes together. Asked anew at every scrape. */
const ofTheDatabase = ({ runs, oldestGoodRunSeconds, ...sums }: Figures, queue: QueueDepth): Registry => {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string, value: number): void => new Gauge({ name, help, registers }).set(value);
  const counter = (name: string, help: string, value: number): void =>
    void new Counter({ name, help, registers }).inc(value);

  const states = new Gauge({ name: 'bloomz_runs', help: 'Runs by state.', labelNames: ['state'] as const, registers });
  for (const { state, count } of runs) states.set({ state }, count);
  gauge('bloomz_runs_held', 'Runs that wait for a decision.', runs.find(({ state }) => state === 'held')?.count ?? 0);
  gauge('bloomz_queue_depth', 'Runs that wait for a worker.', queue.waiting);
  gauge('bloomz_queue_active', 'Runs in the hands of workers.', queue.active);
  if (oldestGoodRunSeconds !== null)
    gauge(
      'bloomz_last_good_run_age_seconds',
      'Age of the last good run, of the school where that is longest ago.',
      oldestGoodRunSeconds,
    );
  const phases = new Counter({
    name: 'bloomz_run_phase_seconds_total',
    help: 'Seconds that runs have spent in a phase; divide by bloomz_runs_planned_total.',
    labelNames: ['phase'] as const,
    registers,
  });
  phases.inc({ phase: 'reading' }, sums.readSeconds);
  phases.inc({ phase: 'planning' }, sums.planSeconds);
  counter('bloomz_runs_planned_total', 'Runs that have read and planned.', sums.planned);
  counter('bloomz_clever_requests_total', 'Requests of runs to Clever.', sums.cleverRequests);
  counter('bloomz_clever_retries_total', 'Requests of runs to Clever that were repeats.', sums.cleverRetries);
  return registry;
};

/** What this process has measured, and what the database knows. Without the database, the first part alone. */
export const makeScrape =
  (database: Database, ofThisProcess: Registry): ServiceDesk['scrape'] =>
  async () => {
    const figures = await readFigures(database).catch(() => undefined);
    const queue = await inScope(SYSTEM_SCOPE, readQueueDepth(database))();
    const known = figures !== undefined && E.isRight(queue) ? [ofTheDatabase(figures, queue.right)] : [];
    const all = Registry.merge([ofThisProcess, ...known]);
    return { contentType: all.contentType, text: await all.metrics() };
  };
