import type { Bloomz } from './contracts/bloomz.ts';
import { makeInMemoryAppointments } from './in-memory-appointments.ts';
import { makeInMemoryDistrictDirectory } from './in-memory-district-directory.ts';
import { makeInMemoryPlanShelf } from './in-memory-plan-shelf.ts';
import { makeInMemoryRosterStore } from './in-memory-roster-store.ts';
import { makeInMemoryRunEvents } from './in-memory-run-events.ts';
import { makeInMemoryRunLog } from './in-memory-run-log.ts';
import { makeInMemoryRunQueue } from './in-memory-run-queue.ts';
import { makeInMemorySchoolDirectory } from './in-memory-school-directory.ts';
import { makeInMemorySchoolLists } from './in-memory-school-lists.ts';
import { makeInMemorySchoolLock } from './in-memory-school-lock.ts';
import { makeInMemoryState, schoolIn } from './in-memory-state.ts';

/** All of Bloomz in memory. Its parts agree: what one writes, the others see. */
export const makeInMemoryBloomz = (): Bloomz => {
  const state = makeInMemoryState();
  return {
    store: makeInMemoryRosterStore(state),
    schools: makeInMemorySchoolDirectory(state),
    runs: makeInMemoryRunLog(state),
    lock: makeInMemorySchoolLock(state),
    queue: makeInMemoryRunQueue(state),
    events: makeInMemoryRunEvents(state),
    shelf: makeInMemoryPlanShelf(state),
    lists: makeInMemorySchoolLists(state),
    appointments: makeInMemoryAppointments(state),
    districts: makeInMemoryDistrictDirectory(state),
    outboxOf: (school) => Promise.resolve([...(schoolIn(state, school)?.outbox ?? [])].sort()),
    jobs: () => Promise.resolve([...state.jobs]),
  };
};
