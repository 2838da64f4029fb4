import { fingerprint } from '@bloomz/bloomz-persistence';
import {
  applyChanges,
  DEFAULT_OPTIONS,
  EMPTY_ROSTER,
  planImport,
  type Roster,
  sizeOf,
  type Snapshot,
} from '@bloomz/onboarding-core';
import { answerParent } from '../children/answer-parent.ts';
import { cpuMs } from '../children/own-usage.ts';
import { median } from '../numbers.ts';
import { churnSnapshot } from '../synthetic/churn-snapshot.ts';
import { makeSnapshot } from '../synthetic/make-snapshot.ts';
import type { SchoolSize } from '../synthetic/school-size.ts';

export type PlanCase = 'unchanged' | '1 % churn';
export type PlanTask = {
  readonly case: PlanCase;
  readonly size: SchoolSize;
  readonly roster: Roster;
  readonly repetitions: number;
};
/** Milliseconds: of the first plan that the process ever made, the median of warm ones, and their mean of processor time. */
export type PlanTimes = {
  readonly case: PlanCase;
  readonly coldMs: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly changes: number;
};

const WARM_UPS = 5;

const plan = (snapshot: Snapshot, roster: Roster): ReturnType<typeof planImport> =>
  planImport(snapshot, roster, DEFAULT_OPTIONS, { fingerprint, today: '2026-01-15' });

const timePlan = (snapshot: Snapshot, roster: Roster): number => {
  const started = performance.now();
  plan(snapshot, roster);
  return performance.now() - started;
};

const handlers = {
  /** What a first import leaves. Asked of another process, so that the first plan of this one is cold. */
  makeRoster: (size: SchoolSize): Roster => applyChanges(EMPTY_ROSTER, plan(makeSnapshot(size), EMPTY_ROSTER).changes),
  time: ({ case: which, size, roster, repetitions }: PlanTask): PlanTimes => {
    const before = makeSnapshot(size);
    const snapshot = which === 'unchanged' ? before : churnSnapshot(before);
    const coldMs = timePlan(snapshot, roster);
    for (let n = 0; n < WARM_UPS; n += 1) timePlan(snapshot, roster);
    const cpuBefore = cpuMs();
    const times = Array.from({ length: repetitions }, () => timePlan(snapshot, roster));
    const cpu = (cpuMs() - cpuBefore) / repetitions;
    return { case: which, coldMs, ms: median(times), cpuMs: cpu, changes: sizeOf(plan(snapshot, roster).changes) };
  },
};

export type Planner = typeof handlers;
answerParent(handlers);
