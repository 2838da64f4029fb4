import { STAMP } from '../generate/maker.ts';
import type { StudentRelationship, User } from '../world/records.ts';
import type { Row } from './csv-rows.ts';
import type { SftpIds } from './ids.ts';

/** Who a contact is when the district gives no `Contact_sis_id`: name with e-mail, else with phone, else with type. */
const identityOf = (row: Row): readonly string[] => {
  if (row('Contact_sis_id')) return ['sis', row('Contact_sis_id')];
  const name = row('Contact_name');
  if (row('Contact_email')) return ['email', name, row('Contact_email')];
  if (row('Contact_phone')) return ['phone', name, row('Contact_phone')];
  return ['type', name, row('Contact_type'), row('Contact_relationship'), row('Contact_phone_type')];
};

/** One relationship per student, the first row's. */
const relationshipsIn = (ids: SftpIds, rows: readonly Row[]): StudentRelationship[] =>
  [...Map.groupBy(rows, (row) => row('Student_id'))].flatMap(([student, [row]]) =>
    row
      ? [{ student: ids('student', student), relationship: row('Contact_relationship'), type: row('Contact_type') }]
      : [],
  );

/** Each row of a student may carry one contact; rows that name the same contact are one person. */
export const toContacts = (ids: SftpIds, district: string, studentRows: readonly Row[]): User[] => {
  const rows = studentRows.filter((row) => row('Contact_name') !== '');
  const persons = Map.groupBy(rows, (row) => ids('contact', ...identityOf(row)));
  return [...persons].flatMap(([id, mine]) => {
    const [row] = mine;
    if (row === undefined) return [];
    const contact = {
      ...{ phone: row('Contact_phone'), phone_type: row('Contact_phone_type'), sis_id: row('Contact_sis_id') },
      ...{ student_relationships: relationshipsIn(ids, mine), legacy_id: `${id.slice(0, 23)}0` },
    };
    return [
      { id, district, email: row('Contact_email'), name: { last: row('Contact_name') }, ...STAMP, roles: { contact } },
    ];
  });
};
