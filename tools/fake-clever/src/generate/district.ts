import type { DistrictData, DistrictRecord, Term, User } from '../world/records.ts';
import { makeContacts } from './contacts.ts';
import type { Maker } from './maker.ts';
import { makeMaker } from './maker.ts';
import { mergeRoles, shareStudents } from './oddities.ts';
import { makeDistrictAdmin } from './people.ts';
import type { DistrictPlan } from './plan.ts';
import type { MadeSchool } from './school.ts';
import { makeSchool } from './school.ts';

const makeRecord = (maker: Maker, name: string): DistrictRecord => ({
  ...{ id: maker.district, name, sis_type: 'sftp', state: 'running', error: '' },
  last_sync: '2026-08-20T02:12:00.652Z',
  launch_date: '2026-08-17',
  portal_url: 'https://clever.example.org/in/sample',
  login_methods: ['Clever Passwords', 'Google'],
  district_contact: {
    ...{ id: maker.nextId(), district: maker.district, email: 'clever-owner@staff.example.org', title: '' },
    name: { first: 'Aelmir', last: 'Quillbrook' },
  },
});

const makeTerm = (maker: Maker): Term => ({
  ...{ id: maker.nextId(), district: maker.district, name: 'Y1' },
  ...{ start_date: '2026-08-17', end_date: '2027-06-04' },
});

/** Teachers with a usable address who are parents as well: a second user with the same e-mail. */
const parentTeachersOf = (schools: readonly MadeSchool[]): readonly User[] =>
  schools.flatMap(({ teachers }) => teachers.slice(0, 1)).filter(({ email }) => email?.includes('@'));

const finished = (maker: Maker, plan: DistrictPlan, schools: readonly MadeSchool[]): readonly User[] => {
  const admins = Array.from({ length: plan.districtAdmins ?? 1 }, () => makeDistrictAdmin(maker));
  const students = schools.flatMap((made) => made.students);
  const parentTeachers = maker.oddities ? parentTeachersOf(schools) : [];
  const families = { sisIds: plan.contactSisIds ?? 'some', parentTeachers };
  const contacts = plan.contacts === false ? [] : makeContacts(maker, students, families);
  return [...admins, ...schools.flatMap((made) => [...made.staff, ...made.teachers]), ...students, ...contacts];
};

/** A whole invented district. The same plan always gives the same bytes. */
export const generateDistrict = (plan: DistrictPlan): DistrictData => {
  const { seed, name = 'Hollowmere Unified', oddities = true } = plan;
  const maker = makeMaker(seed, name, oddities);
  const district = makeRecord(maker, name);
  const term = makeTerm(maker);
  const made = plan.schools.map((school) => makeSchool(maker, school, term.id));
  const schools = oddities ? mergeRoles(maker, shareStudents(made)) : made;
  return {
    district,
    schools: schools.map(({ school }) => school),
    terms: [term],
    courses: schools.flatMap(({ courses }) => courses),
    sections: schools.flatMap(({ sections }) => sections),
    users: finished(maker, plan, schools),
  };
};
