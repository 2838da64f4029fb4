import { createHash } from 'node:crypto';
import type { Fault, FaultHook, FaultKind } from './fault.ts';
import { NOTICEABLE_FAULTS } from './fault.ts';

export type SeededFaults = {
  readonly seed: number | string;
  /** Share of requests that go wrong, 0 to 1. */
  readonly share: number;
  readonly kinds?: readonly FaultKind[];
  /** After so many faults in a row one URL answers well. `Infinity` for none. */
  readonly maxInARow?: number;
  readonly path?: RegExp;
  readonly ms?: number;
};

const API_PATHS = /^\/v3\.[01]\//;
const LARGEST = 2 ** 32;

/** Two numbers in [0, 1) that depend on the words alone, so the order in which requests arrive does not matter. */
const dice = (...words: readonly unknown[]): readonly [number, number] => {
  const digest = createHash('sha1').update(JSON.stringify(words)).digest();
  return [digest.readUInt32BE(0) / LARGEST, digest.readUInt32BE(4) / LARGEST];
};

const withMs = (kind: FaultKind, ms: number | undefined): Fault => (ms === undefined ? { kind } : { kind, ms });

/** The same seed and the same requests always give the same faults. */
export const seededFaults =
  ({ seed, share, kinds = NOTICEABLE_FAULTS, maxInARow = 2, path = API_PATHS, ms }: SeededFaults): FaultHook =>
  (request) => {
    if (!path.test(request.path) || request.inARow >= maxInARow) return undefined;
    const [whether, which] = dice(seed, request.method, request.url, request.attempt);
    const kind = kinds[Math.floor(which * kinds.length)];
    return whether < share && kind ? withMs(kind, ms) : undefined;
  };

/** Faults on the paths that match: the first `times` requests, or for good. */
export const faultOn = (path: RegExp, fault: Fault | FaultKind, times = Infinity): FaultHook => {
  let left = times;
  return (request) => (path.test(request.url) && left-- > 0 ? fault : undefined);
};

/** One fault after another on the paths that match, `undefined` standing for a good answer; then all is well. */
export const faultScript = (path: RegExp, script: ReadonlyArray<Fault | FaultKind | undefined>): FaultHook => {
  let step = 0;
  return (request) => (path.test(request.url) ? script[step++] : undefined);
};

/** The first hook that wants a fault has its way. */
export const firstFault =
  (...hooks: readonly FaultHook[]): FaultHook =>
  (request) => {
    for (const hook of hooks) {
      const fault = hook(request);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
