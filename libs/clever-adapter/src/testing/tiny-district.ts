/** Raw records as Clever sends them, for answers of our own writing. */
export type Raw = Record<string, unknown>;

export const DISTRICT = '66b0c1d2e3f4a5b6c7d8e900';
export const SCHOOL = '66b0c1d2e3f4a5b6c7d8e910';
export const OTHER_SCHOOL = '66b0c1d2e3f4a5b6c7d8e911';

/** An id of 24 hex digits: a letter for the kind, and a number. */
export const anId = (kind: 'a' | 'b' | 'c' | 'd' | 'e' | 'f', n: number): string =>
  `66b0c1d2e3f4a5b6c7d${kind}${n.toString(16).padStart(4, '0')}`;

export const aRawStudent = (n: number, more: Raw = {}, school: string = SCHOOL): Raw => ({
  id: anId('a', n),
  district: DISTRICT,
  email: '',
  name: { first: `Given${n}`, middle: '', last: `Family${n}` },
  roles: { student: { school, schools: [school], enrollments: [], sis_id: `9${n}`, grade: '1' } },
  ...more,
});

export const aRawTeacher = (n: number, more: Raw = {}, school: string = SCHOOL): Raw => ({
  id: anId('b', n),
  district: DISTRICT,
  email: `teacher${n}@maple.example.org`,
  name: { first: `Guiding${n}`, middle: '', last: `Light${n}` },
  roles: { teacher: { school, schools: [school], sis_id: `T-${n}`, title: 'Grade 1' } },
  ...more,
});

export const aRawSection = (n: number, more: Raw = {}): Raw => ({
  id: anId('c', n),
  district: DISTRICT,
  school: SCHOOL,
  name: `Homeroom ${n}`,
  subject: 'homeroom/advisory',
  grade: '1',
  period: '0',
  section_number: '',
  term_id: anId('d', 1),
  teacher: anId('b', 1),
  teachers: [anId('b', 1)],
  students: [anId('a', 1)],
  ...more,
});

export const aRawContact = (n: number, relationships: ReadonlyArray<Raw>, more: Raw = {}): Raw => ({
  id: anId('f', n),
  district: DISTRICT,
  email: '',
  name: { last: `Caring ${n}` },
  roles: { contact: { phone: '5550100142', phone_type: 'Cell', student_relationships: relationships } },
  ...more,
});

export type TinyDistrict = {
  readonly school: Raw;
  readonly district: Raw;
  readonly sections: ReadonlyArray<unknown>;
  readonly terms: ReadonlyArray<unknown>;
  readonly students: ReadonlyArray<unknown>;
  readonly teachers: ReadonlyArray<unknown>;
  readonly staff: ReadonlyArray<unknown>;
  readonly contacts: ReadonlyArray<unknown>;
  /** People of other schools. */
  readonly elsewhere: ReadonlyArray<Raw>;
};

/** One school: a section, a teacher, two students. */
export const aDistrict = (more: Partial<TinyDistrict> = {}): TinyDistrict => ({
  school: { id: SCHOOL, district: DISTRICT, name: 'Maple Elementary', low_grade: 'Kindergarten', high_grade: '5' },
  district: { id: DISTRICT, name: 'Maple Unified', state: 'running', error: '', last_sync: '2026-08-20T02:12:00.652Z' },
  sections: [aRawSection(1)],
  terms: [{ id: anId('d', 1), district: DISTRICT, name: 'Y1', start_date: '2026-08-17', end_date: '2027-06-04' }],
  students: [aRawStudent(1), aRawStudent(2)],
  teachers: [aRawTeacher(1)],
  staff: [],
  contacts: [],
  elsewhere: [],
  ...more,
});
