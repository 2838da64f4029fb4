import { describe, expect, it } from 'vitest';
import { aReading } from './testing/a-reading.ts';
import { rightOf } from './testing/scripted-clever.ts';
import { aDistrict, aRawSection, aRawStudent, aRawTeacher, type Raw, SCHOOL } from './testing/tiny-district.ts';

const UNNEEDED_OF_STUDENTS = [
  'dob',
  'race',
  'gender',
  'hispanic_ethnicity',
  'ell_status',
  'frl_status',
  'iep_status',
  'disability',
  'gifted_status',
  'section_504_status',
  'preferred_name',
  'graduation_year',
  'state_id',
  'sis_id',
  'student_number',
  'legacy_id',
  'email',
];
const UNNEEDED_OF_ADULTS = ['sis_id', 'teacher_number', 'state_id', 'title', 'legacy_id', 'staff_id', 'department'];

const CANARY = 'CANARY';
const canaries = (fields: ReadonlyArray<string>): Raw =>
  Object.fromEntries(fields.map((field) => [field, `${CANARY}-${field}`]));

const NESTED: Raw = {
  location: { address: CANARY, city: CANARY, zip: CANARY },
  credentials: { district_username: CANARY },
  ext: { [CANARY]: CANARY },
};
const OF_ANYBODY: Raw = { phone: CANARY, created: CANARY, last_modified: CANARY, lms_status: { synced: CANARY } };
const at = (more: Raw): Raw => ({ school: SCHOOL, schools: [SCHOOL], ...NESTED, ...more });

describe('what leaves the adapter', () => {
  it('holds nothing of the fields that nobody needs', async () => {
    const adult = { teacher: at(canaries(UNNEEDED_OF_ADULTS)), staff: at(canaries(UNNEEDED_OF_ADULTS)) };
    const middle = { first: 'Noé', middle: CANARY, last: 'Ibáñez' };
    const { read } = await aReading(
      aDistrict({
        school: { id: SCHOOL, name: 'Maple', phone: CANARY, principal: { name: CANARY, email: CANARY }, ...NESTED },
        students: [
          aRawStudent(1, { ...OF_ANYBODY, name: middle, roles: { student: at(canaries(UNNEEDED_OF_STUDENTS)) } }),
          { ...aRawStudent(2), ...OF_ANYBODY, email: { [CANARY]: CANARY } },
        ],
        teachers: [aRawTeacher(1, { ...OF_ANYBODY, name: middle, roles: adult })],
        sections: [aRawSection(1, { course: CANARY, sis_id: CANARY, ...NESTED })],
        terms: [],
      }),
    );
    const { snapshot } = rightOf(await read());
    expect(snapshot.users).toHaveLength(2);
    expect(snapshot.quarantined).toHaveLength(1);
    expect(JSON.stringify(snapshot)).not.toContain(CANARY);
  });
});
