import { TE } from '@bloomz/kernel';
import type { Appointments } from '../ports/appointments.ts';
import { type InMemoryState, schoolIn } from './in-memory-state.ts';

export const makeInMemoryAppointments = (state: InMemoryState): Appointments => ({
  appoint: (ref, userId, appointment) =>
    TE.fromIO(() => {
      const school = schoolIn(state, ref);
      if (school === undefined) return;
      const appointments = new Map(school.appointments);
      if (appointment === null) appointments.delete(userId);
      else appointments.set(userId, appointment);
      state.schools.set(ref.schoolId, { ...school, appointments });
    }),
});
