import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { User } from '../world/records.ts';
import { loadSftpDistrict } from './load-sftp-district.ts';

const data = loadSftpDistrict(fileURLToPath(new URL('../../fixtures/tiny-sftp', import.meta.url)));
const withRole = (role: keyof User['roles']): User[] => data.users.filter(({ roles }) => roles[role]);
const idOf = (sisId: string): string => {
  const user = data.users.find(({ roles }) =>
    [roles.student?.sis_id, roles.teacher?.sis_id, roles.staff?.staff_id].includes(sisId),
  );
  return user?.id ?? 'nobody';
};

describe('a district of CSV files', () => {
  it('has the same ids every time', () => {
    expect(loadSftpDistrict(fileURLToPath(new URL('../../fixtures/tiny-sftp', import.meta.url)))).toEqual(data);
    expect(data.users.every(({ id }) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
  });

  it('makes one student of several rows, and keeps what is quoted', () => {
    expect(withRole('student')).toHaveLength(3);
    const student = data.users.find(({ id }) => id === idOf('P3'));
    expect(student?.name.last).toBe('Thornwick, Jr.');
    expect(student?.roles.student?.schools).toHaveLength(2);
  });

  it('makes one contact of rows that name the same person', () => {
    const lucia = withRole('contact').find(({ name }) => name.last?.startsWith('Lucía'));
    expect(withRole('contact')).toHaveLength(3);
    expect(lucia?.roles.contact?.student_relationships).toEqual(
      ['P1', 'P2'].map((sisId) => ({ student: idOf(sisId), relationship: 'Parent', type: 'Parent/Guardian' })),
    );
  });

  it('reads headers with spaces and merges staff with the teacher of the same e-mail', () => {
    const [merged] = withRole('staff').filter(({ roles }) => roles.teacher);
    expect(merged?.id).toBe(idOf('T1'));
    expect(data.users.find(({ id }) => id === idOf('T2'))?.roles.teacher?.schools).toHaveLength(2);
    expect(withRole('staff').find(({ roles }) => !roles.teacher)?.roles.staff?.roles).toEqual(['School Tech Lead']);
  });

  it('composes section names, and makes terms and courses out of section rows', () => {
    expect(data.sections.map(({ name }) => name)).toEqual([
      'Grade 1 Homeroom - Mossfell - 0',
      'Art (whole school)',
      'Algebra - Duskgate - 3',
    ]);
    expect(data.terms).toMatchObject([{ name: 'Y1', start_date: '2026-08-17' }]);
    expect(data.courses.map(({ name }) => name)).toEqual(['Grade 1 Homeroom', 'Algebra']);
    expect(data.sections[0]?.teachers).toEqual([idOf('T1'), idOf('T2')]);
    expect(data.sections[1]?.students).toHaveLength(3);
  });
});
