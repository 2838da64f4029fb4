import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import { answerBroken } from './http/answer-broken.ts';

/** A listening server. `drain` lets it go without failing a request. */
export type Serving = {
  readonly port: number;
  readonly drain: (onClosing: () => void) => Promise<void>;
};

/** How long balancers get to see that we are leaving, and how long the last requests may take. */
export type Patience = { readonly noticeMs: number; readonly lastRequestsMs: number };
const PATIENCE: Patience = { noticeMs: 2_000, lastRequestsMs: 20_000 };

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

const READINESS = '/readyz';

/** Balancers that look late still send requests: we stay while some come, for at most four times the notice. */
const noticed = async (noticeMs: number, lastAsked: () => number): Promise<void> => {
  const begun = performance.now();
  await sleep(noticeMs);
  while (performance.now() - lastAsked() < noticeMs / 4 && performance.now() - begun < 4 * noticeMs)
    await sleep(noticeMs / 20);
};

/** Answers on the loopback interface only, unless told otherwise. */
export const serve = async (
  app: Express,
  { port, host = '127.0.0.1' }: { readonly port: number; readonly host?: string | undefined },
  { noticeMs, lastRequestsMs }: Patience = PATIENCE,
): Promise<Serving> => {
  const server = createServer(app).on('clientError', answerBroken).on('checkExpectation', app);
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  let [leaving, lastAsked] = [false, 0];
  server.prependListener('request', ({ url }, res) => {
    if (url !== READINESS) lastAsked = performance.now();
    if (leaving) res.setHeader('connection', 'close');
  });
  return {
    port: (server.address() as AddressInfo).port,
    drain: async (onClosing) => {
      leaving = true;
      await noticed(noticeMs, () => lastAsked);
      const done = closed(server);
      onClosing();
      server.closeIdleConnections();
      await Promise.race([done, sleep(lastRequestsMs, undefined, { ref: false })]);
      server.closeAllConnections();
    },
  };
};
