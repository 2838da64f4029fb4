import { STAMP } from '../generate/maker.ts';
import type { StaffRole, StudentRole, TeacherRole, User } from '../world/records.ts';
import type { Row } from './csv-rows.ts';
import type { SftpIds } from './ids.ts';

/** All rows of one person, in file order; the first row speaks for the person. */
const people = (rows: readonly Row[], column: string): ReadonlyArray<readonly [Row, ...Row[]]> =>
  [...Map.groupBy(rows, (row) => row(column)).values()] as unknown as ReadonlyArray<readonly [Row, ...Row[]]>;

type Frame = Pick<User, 'id' | 'district' | 'email' | 'name' | 'created' | 'last_modified'>;

const frame = (id: string, district: string, email: string, row: Row): Frame => {
  const name = { first: row('First_name'), middle: row('Middle_name'), last: row('Last_name') };
  return { id, district, email, name, ...STAMP };
};

const schoolsIn = (ids: SftpIds, rows: readonly Row[]): string[] => [
  ...new Set(rows.map((row) => ids('school', row('School_id')))),
];

export const toStudents = (ids: SftpIds, district: string, rows: readonly Row[]): User[] =>
  people(rows, 'Student_id').map(([row, ...more]) => {
    const [schools, sis_id, email] = [schoolsIn(ids, [row, ...more]), row('Student_id'), row('Student_email')];
    const student: StudentRole = {
      ...{
        school: schools[0] ?? '',
        schools,
        enrollments: [],
        sis_id,
        student_number: row('Student_number'),
        state_id: '',
      },
      ...{ grade: row('Grade'), gender: row('Gender'), dob: row('DOB'), credentials: {}, ext: {}, email },
    };
    return { ...frame(ids('student', sis_id), district, email, row), roles: { student } };
  });

const toTeacher = (ids: SftpIds, [row, ...more]: readonly [Row, ...Row[]]): TeacherRole => {
  const [schools, sis_id] = [schoolsIn(ids, [row, ...more]), row('Teacher_id')];
  const role = { school: schools[0] ?? '', schools, sis_id, teacher_number: row('Teacher_number'), state_id: '' };
  return { ...role, title: row('Title'), credentials: {}, ext: {}, legacy_id: ids('legacy-teacher', sis_id) };
};

const toStaff = (ids: SftpIds, [row, ...more]: readonly [Row, ...Row[]]): StaffRole => {
  const [schools, staff_id] = [schoolsIn(ids, [row, ...more]), row('Staff_id')];
  const role = { schools, staff_id, title: row('Title'), department: row('Department') };
  return {
    ...role,
    roles: row('Role') ? [row('Role')] : [],
    credentials: {},
    ext: {},
    legacy_id: ids('legacy-staff', staff_id),
  };
};

export type Employees = { readonly users: User[]; readonly teachers: ReadonlyMap<string, User> };

/** Staff whose e-mail is a teacher's become one user with two roles. https://dev.clever.com/docs/multi-role-users-in-clever */
export const toEmployees = (
  ids: SftpIds,
  district: string,
  teacherRows: readonly Row[],
  staffRows: readonly Row[],
): Employees => {
  const users = new Map<string, User>();
  const teachers = new Map<string, User>();
  const known = (email: string): User | undefined =>
    email === '' ? undefined : [...users.values()].find((user) => user.email?.toLowerCase() === email.toLowerCase());

  for (const rows of people(teacherRows, 'Teacher_id')) {
    const [row] = rows;
    const user = {
      ...frame(ids('teacher', row('Teacher_id')), district, row('Teacher_email'), row),
      roles: { teacher: toTeacher(ids, rows) },
    };
    users.set(user.id, user);
    teachers.set(row('Teacher_id'), user);
  }
  for (const rows of people(staffRows, 'Staff_id')) {
    const [row] = rows;
    const base = known(row('Staff_email')) ?? {
      ...frame(ids('staff', row('Staff_id')), district, row('Staff_email'), row),
      roles: {},
    };
    users.set(base.id, { ...base, roles: { ...base.roles, staff: toStaff(ids, rows) } });
  }
  return { users: [...users.values()], teachers };
};
