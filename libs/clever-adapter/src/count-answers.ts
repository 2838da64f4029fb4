import { Counter, type Registry } from 'prom-client';
import type { CleverTunables } from './clever-config.ts';

const NAME = 'bloomz_clever_answers_total';
type Answers = Counter<'status'>;

const counterIn = (registry: Registry): Answers =>
  (registry.getSingleMetric(NAME) as Answers | undefined) ??
  new Counter({
    name: NAME,
    help: "Clever's answers to this process, by status; `none` where no answer came.",
    labelNames: ['status'],
    registers: [registry],
  });

/** For `onAnswer`: counts Clever's answers by status. Of 429 there should be none, whoever shares the registry. */
export const countAnswers = (registry: Registry): CleverTunables['onAnswer'] => {
  const counter = counterIn(registry);
  return (status) => counter.inc({ status: status === undefined ? 'none' : String(status) });
};
