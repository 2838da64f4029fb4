import { basename, resolve } from 'node:path';
import { STAMP } from '../generate/maker.ts';
import { idFrom } from '../world/object-id.ts';
import type { DistrictData, DistrictRecord, School } from '../world/records.ts';
import { toContacts } from './contacts.ts';
import type { Row } from './csv-rows.ts';
import { readRows } from './csv-rows.ts';
import type { SftpIds } from './ids.ts';
import { makeSftpIds } from './ids.ts';
import { toEmployees, toStudents } from './people.ts';
import { toSections } from './sections.ts';

const districtRecord = (id: string, name: string): DistrictRecord => ({
  ...{ id, name, sis_type: 'sftp', state: 'running', error: '', last_sync: STAMP.last_modified },
  ...{
    launch_date: '2026-08-17',
    portal_url: 'https://clever.example.org/in/sftp',
    login_methods: ['Clever Passwords'],
  },
});

const toSchool = (ids: SftpIds, district: string, row: Row): School => ({
  ...{ id: ids('school', row('School_id')), district, name: row('School_name'), sis_id: row('School_id') },
  ...{ school_number: row('School_number'), low_grade: row('Low_grade'), high_grade: row('High_grade') },
  ...{ phone: row('School_phone'), principal: { name: row('Principal'), email: row('Principal_email') }, ext: {} },
  location: {
    address: row('School_address'),
    city: row('School_city'),
    state: row('School_state'),
    zip: row('School_zip'),
  },
  ...STAMP,
});

/**
 * Reads the files a district uploads to Clever: schools, teachers, students, sections, enrollments and, if there,
 * staff. Ids depend on the name and the district's own ids alone, so a changed upload keeps the ids of what stayed.
 *
 * @public
 */
export const loadSftpDistrict = (folder: string, name: string = basename(resolve(folder))): DistrictData => {
  const district = idFrom('sftp-district', name);
  const ids = makeSftpIds(district);
  const rows = (kind: string): readonly Row[] => readRows(folder, `${kind}.csv`);
  const students = rows('students');
  const employees = toEmployees(ids, district, rows('teachers'), rows('staff'));
  const files = { sections: rows('sections'), enrollments: rows('enrollments') };
  return {
    district: districtRecord(district, name),
    schools: rows('schools').map((row) => toSchool(ids, district, row)),
    ...toSections(ids, district, files, employees.teachers),
    users: [...employees.users, ...toStudents(ids, district, students), ...toContacts(ids, district, students)],
  };
};
