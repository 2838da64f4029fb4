import type { FakeDistrict, User } from '@bloomz/fake-clever';

/** One in so many students is touched. */
const ONE_IN = 100;

const rename = (user: User): User => ({ ...user, name: { ...user.name, last: `${user.name.last}-Married` } });

/** Whoever moves leaves the first section that has them. */
const leaveOneSection = (district: FakeDistrict, student: string): void => {
  const section = district.sections().find(({ students }) => students.includes(student));
  if (section === undefined) return;
  district.setStudents(
    section.id,
    section.students.filter((id) => id !== student),
  );
};

/** Of 1 % of the students a third leave, a third get a new name, a third drop a section. */
export const churnDistrict = (district: FakeDistrict): void => {
  const touched = district.users('student').filter((_, n) => n % ONE_IN === 0);
  const third = (which: number): ReadonlyArray<User> => touched.filter((_, n) => n % 3 === which);
  district.batch(() => {
    district.deleteUsers(third(0).map(({ id }) => id));
    for (const { id } of third(1)) district.updateUser(id, rename);
    for (const { id } of third(2)) leaveOneSection(district, id);
  });
};
