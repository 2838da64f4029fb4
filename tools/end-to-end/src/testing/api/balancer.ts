import { setTimeout as sleep } from 'node:timers/promises';

type Machine = { readonly url: string };
type Sent = { readonly answered: number; readonly failed: ReadonlyArray<string>; readonly perSecond: number };

/** Spreads requests over processes that say they are ready. It repeats nothing. */
export type Balancer = {
  readonly replace: (gone: Machine, by: Machine) => void;
  /** The address of a process that was ready when it was last asked, each in turn. */
  readonly next: () => string;
  readonly close: () => void;
};

const PROBE_MS = 100;

export const aBalancer = (...machines: ReadonlyArray<Machine>): Balancer => {
  const known = new Map<string, boolean>();
  const closing = new AbortController();
  let turn = 0;
  const probe = async (url: string): Promise<void> => {
    while (known.has(url) && !closing.signal.aborted) {
      const ready = await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (known.has(url)) known.set(url, ready);
      await sleep(PROBE_MS);
    }
  };
  const meet = (url: string): void => {
    known.set(url, true);
    void probe(url);
  };
  for (const { url } of machines) meet(url);
  return {
    replace: (gone, by) => {
      known.delete(gone.url);
      meet(by.url);
    },
    next: () => {
      const ready = [...known].filter(([, isReady]) => isReady).map(([url]) => url);
      const url = ready[(turn += 1) % ready.length];
      if (url === undefined) throw new Error('nobody is ready');
      return url;
    },
    close: () => closing.abort(),
  };
};

export type Request = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
  /** The statuses that are no failure. */
  readonly expected: ReadonlyArray<number>;
};

/** Sends so many requests a second, whatever becomes of them and however late the clock is, until it is stopped. */
export const pressure = (
  balancer: Balancer,
  perSecond: number,
  requestOf: (n: number) => Request,
): { readonly stop: () => Promise<Sent> } => {
  const failed: string[] = [];
  const under: Array<Promise<void>> = [];
  let answered = 0;
  const send = async (n: number): Promise<void> => {
    const { path, expected, ...init } = requestOf(n);
    try {
      const response = await fetch(`${balancer.next()}${path}`, init);
      await response.text();
      if (expected.includes(response.status)) answered += 1;
      else failed.push(`${response.status} ${path}`);
    } catch (cause) {
      failed.push(`${String(cause instanceof Error ? (cause.cause ?? cause) : cause)} ${path}`);
    }
  };
  const begun = performance.now();
  const catchUp = (): void => {
    const due = ((performance.now() - begun) / 1_000) * perSecond;
    while (under.length < due) under.push(send(under.length));
  };
  const sending = setInterval(catchUp, 1_000 / perSecond);
  return {
    stop: async () => {
      clearInterval(sending);
      const perSecondSent = under.length / ((performance.now() - begun) / 1_000);
      await Promise.all(under);
      return { answered, failed, perSecond: perSecondSent };
    },
  };
};
