import type { Name, User } from '../world/records.ts';
import { emailFor, optional, optionalChecked } from './emails.ts';
import type { Maker } from './maker.ts';
import { STAMP } from './maker.ts';
import { LONG_NAME, plainName, slug, unusualName } from './names.ts';

const EXT = {};
const PLACE = { address: '', city: '', state: '', zip: '00000' };

/** One name in eight is unusual, one in four hundred very long. */
const nameAt = ({ random, oddities }: Maker, position: number): Name => {
  const { first, last } = plainName(random);
  if (oddities && position % 400 === 37) return LONG_NAME;
  if (oddities && position % 8 === 5) return unusualName((position - 5) / 8);
  return { first, middle: position % 3 === 0 ? 'Q' : '', last };
};

const localPart = ({ first, last }: Name, number: string): string =>
  [slug(first ?? ''), slug(last ?? '').slice(0, 20), number.toLowerCase()].filter(Boolean).join('.');

const birthday = (position: number, grade: number): string =>
  `${(position % 12) + 1}/${(position % 28) + 1}/${2020 - grade}`;

const GENDERS = ['M', 'F', 'X', ''] as const;

export const makeStudent = (maker: Maker, school: string, grade: string, position: number): User => {
  const number = maker.number('P');
  const name = nameAt(maker, position);
  const email = emailFor(`${localPart(name, number)}@pupils.example.org`, position, maker.oddities);
  const sometimes = (field: string, value: string, shift: number): object =>
    optional(field, value, position + shift, maker.oddities);
  return {
    ...{ id: maker.nextId(), district: maker.district, ...email, name, ...STAMP },
    roles: {
      student: {
        ...{ school, schools: [school], enrollments: [], sis_id: number, ext: EXT, location: PLACE, grade },
        ...sometimes('student_number', number, 1),
        ...sometimes('state_id', '', 2),
        ...optionalChecked('dob', birthday(position, Number(grade) || 0), position + 3, maker.oddities),
        ...sometimes('gender', GENDERS[position % GENDERS.length] ?? '', 4),
        ...sometimes('race', 'Unknown', 5),
        ...sometimes('hispanic_ethnicity', position % 2 === 0 ? 'Y' : 'N', 6),
        ...sometimes('graduation_year', '', 7),
        ...optionalChecked('home_language', position % 9 === 0 ? 'Spanish' : 'English', position, maker.oddities),
        credentials: { district_username: number.toLowerCase() },
        ...email,
      },
    },
  };
};

export const makeTeacher = (maker: Maker, school: string, title: string, position: number): User => {
  const number = maker.number('T');
  const name = nameAt(maker, position);
  const email = emailFor(`${localPart(name, number)}@staff.example.org`, position, maker.oddities && position > 3);
  const role = { school, schools: [school], sis_id: number, title, state_id: '', ext: EXT, credentials: {} };
  const id = maker.nextId();
  const legacy_id = maker.nextId();
  const teacher = { ...role, ...optional('teacher_number', number, position, maker.oddities), legacy_id };
  return { id, district: maker.district, ...email, name, ...STAMP, roles: { teacher } };
};

export const staffRole = (
  maker: Maker,
  schools: readonly string[],
  title: string,
): NonNullable<User['roles']['staff']> => ({
  ...{ schools, staff_id: maker.number('S'), title, department: '', roles: [], credentials: {}, ext: EXT },
  legacy_id: maker.nextId(),
});

export const makeStaff = (maker: Maker, school: string, title: string, position: number): User => {
  const name = nameAt(maker, position + 1);
  const email = `${localPart(name, maker.number('office'))}@staff.example.org`;
  const id = maker.nextId();
  return { id, district: maker.district, email, name, ...STAMP, roles: { staff: staffRole(maker, [school], title) } };
};

export const makeDistrictAdmin = (maker: Maker): User => {
  const name = { ...plainName(maker.random), middle: '' };
  const email = `${localPart(name, maker.number('district'))}@staff.example.org`;
  const id = maker.nextId();
  return {
    ...{ id, district: maker.district, email, name, ...STAMP },
    roles: { district_admin: { title: 'Technology', legacy_id: maker.nextId() } },
  };
};
