import { quantile } from '../numbers.ts';

/** Milliseconds; how many requests were answered, how many a second, and how many of them in vain. */
export type Latency = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
  readonly failed: number;
};

export const toLatency = (times: ReadonlyArray<number>, ms: number, failed: number): Latency => ({
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  p99: quantile(times, 0.99),
  perSecond: (times.length / ms) * 1000,
  requests: times.length,
  failed,
});
