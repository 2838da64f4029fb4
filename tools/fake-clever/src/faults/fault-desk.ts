import type { Fault, FaultHook } from './fault.ts';

/** Asks the hook about each request and remembers what each URL has been through. */
export type FaultDesk = {
  readonly decide: (method: string, url: string) => Fault | undefined;
  readonly set: (hook: FaultHook | undefined) => void;
};

export const makeFaultDesk = (initial: FaultHook | undefined): FaultDesk => {
  let hook = initial;
  let history = new Map<string, { attempt: number; inARow: number }>();
  return {
    decide: (method, url) => {
      if (hook === undefined) return undefined;
      const key = `${method} ${url}`;
      const past = history.get(key) ?? { attempt: 0, inARow: 0 };
      const path = url.split('?')[0] ?? url;
      const decided = hook({ method, url, path, attempt: past.attempt + 1, inARow: past.inARow });
      history.set(key, { attempt: past.attempt + 1, inARow: decided ? past.inARow + 1 : 0 });
      return typeof decided === 'string' ? { kind: decided } : decided;
    },
    set: (next) => {
      hook = next;
      history = new Map();
    },
  };
};
