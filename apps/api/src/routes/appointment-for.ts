import { E } from '@bloomz/kernel';
import type { Appointment, ListedMember, NotAppointable } from '@bloomz/onboarding-core';

type WantedRole = Appointment | 'school-support-staff' | 'teacher';

/** Two roles are appointments; each of the other two takes an appointment away from those whom the roster has as such. */
export const appointmentFor = (
  { role }: Pick<ListedMember, 'role'>,
  wanted: WantedRole,
): E.Either<NotAppointable, Appointment | null> => {
  if (wanted === 'school-admin' || wanted === 'school-office-staff') return E.right(wanted);
  const inRoster = wanted === 'teacher' ? 'teacher' : 'staff';
  return role === inRoster ? E.right(null) : E.left({ _tag: 'NotAppointable' });
};
