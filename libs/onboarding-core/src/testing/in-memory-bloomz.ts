import { makeInMemoryRosterStore } from './in-memory-roster-store.ts';
import { makeInMemoryRunLog } from './in-memory-run-log.ts';
import { makeInMemorySchoolDirectory } from './in-memory-school-directory.ts';
import { makeInMemorySchoolLock } from './in-memory-school-lock.ts';
import { makeInMemoryState, schoolIn } from './in-memory-state.ts';
import type { Bloomz } from './contracts/bloomz.ts';

/** All of Bloomz in memory. Its parts agree: what one writes, the others see. */
export const makeInMemoryBloomz = (): Bloomz => {
  const state = makeInMemoryState();
  return {
    store: makeInMemoryRosterStore(state),
    schools: makeInMemorySchoolDirectory(state),
    runs: makeInMemoryRunLog(state),
    lock: makeInMemorySchoolLock(state),
    outboxOf: (school) => Promise.resolve([...(schoolIn(state, school)?.outbox ?? [])].sort()),
  };
};
