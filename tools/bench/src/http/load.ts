import autocannon from 'autocannon';
import { answerParent } from '../children/answer-parent.ts';
import { type Latency, toLatency } from './latency.ts';

type LoadTask = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Asked one after the other, again and again. */
  readonly paths: ReadonlyArray<string>;
  readonly clients: number;
  readonly seconds: number;
};

const handlers = {
  /** Every client sends its next request when the last one is answered. */
  run: async ({ url, headers, paths, clients, seconds }: LoadTask): Promise<Latency> => {
    const times: number[] = [];
    let failed = 0;
    const started = performance.now();
    const requests = paths.map((path) => ({ method: 'GET' as const, path, headers: { ...headers } }));
    await new Promise<void>((resolve) => {
      const running = autocannon({ url, connections: clients, duration: seconds, requests }, () => resolve());
      running.on('response', (_client, status, _bytes, ms) => {
        times.push(ms);
        if (status !== 200) failed += 1;
      });
      running.on('reqError', () => void (failed += 1));
    });
    return toLatency(times, performance.now() - started, failed);
  },
};

export type Loader = typeof handlers;
answerParent(handlers);
