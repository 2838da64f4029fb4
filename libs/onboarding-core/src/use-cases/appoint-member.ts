import { pipe, TE, token } from '@bloomz/kernel';
import type { Appointment, ListedMember, MemberId } from '../entities/listed.ts';
import type { Actor } from '../entities/run.ts';
import type {
  DistrictFrozen,
  EditConflict,
  MemberUnknown,
  NotAppointable,
  SchoolUnknown,
  StoreUnavailable,
} from '../errors.ts';
import type { Appointments } from '../ports/appointments.ts';
import type { Clock } from '../ports/clock.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SchoolLists } from '../ports/school-lists.ts';
import { findLiveSchool } from './admit.ts';

export type Appointing = {
  readonly memberId: MemberId;
  /** Null takes the appointment away. */
  readonly appointment: Appointment | null;
  /** Whether the member is still the one that was meant. */
  readonly matches: (listed: ListedMember) => boolean;
  readonly actor: Actor;
};

type Refused = MemberUnknown | NotAppointable | EditConflict;
export type AppointFailed = Refused | SchoolUnknown | DistrictFrozen | StoreUnavailable;

/** Makes a teacher or somebody of the staff School Admin or School Office Staff, or takes that away. */
export type AppointMember = (appointing: Appointing) => TE.TaskEither<AppointFailed, ListedMember>;
export const AppointMember = token<AppointMember>('AppointMember');

export const makeAppointMember =
  (lists: SchoolLists, schools: SchoolDirectory, appointments: Appointments, now: Clock): AppointMember =>
  ({ memberId, appointment, matches, actor }) =>
    pipe(
      TE.Do,
      TE.bindW('found', () => lists.findMember(memberId)),
      TE.bindW('known', ({ found }) => TE.fromOption((): Refused => ({ _tag: 'MemberUnknown' }))(found)),
      TE.bindW('school', ({ known }) => findLiveSchool(schools, known.school.schoolId)),
      TE.filterOrElseW(
        ({ known }) => matches(known.listed),
        (): Refused => ({ _tag: 'EditConflict' }),
      ),
      TE.filterOrElseW(
        ({ known }) => appointment === null || isAppointable(known.listed),
        (): Refused => ({ _tag: 'NotAppointable' }),
      ),
      TE.tap(({ school, known }) =>
        appointments.appoint(school.ref, known.listed.userId, appointment, { actor, at: now() }),
      ),
      TE.map(({ known }) => ({ ...known.listed, appointment })),
    );

const isAppointable = ({ role, archived }: ListedMember): boolean =>
  !archived && (role === 'teacher' || role === 'staff');
