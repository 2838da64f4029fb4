import type { Section, User } from '../world/records.ts';
import type { Maker } from './maker.ts';
import { staffRole } from './people.ts';
import type { MadeSchool } from './school.ts';

/** Every fortieth student also attends the next school, and sits in one section there. */
const isGuest = (index: number): boolean => index % 40 === 20;

const attending = (user: User, school: string): User => {
  const { student } = user.roles;
  return student ? { ...user, roles: { student: { ...student, schools: [...student.schools, school] } } } : user;
};

const withGuests = (section: Section, guests: readonly User[]): Section =>
  guests.length === 0 ? section : { ...section, students: [...section.students, ...guests.map(({ id }) => id)].sort() };

/** The last section that nobody else's members repeat. */
const lastWithoutTwin = (sections: readonly Section[]): number => {
  const membersOf = ({ students, teachers }: Section): string => [...students, ...teachers].join();
  const counts = Map.groupBy(sections, membersOf);
  return sections.findLastIndex((section) => counts.get(membersOf(section))?.length === 1);
};

export const shareStudents = (schools: readonly MadeSchool[]): MadeSchool[] =>
  schools.map((made, index) => {
    const [next, previous] = [schools[(index + 1) % schools.length], schools.at(index - 1)];
    if (schools.length < 2 || next === undefined || previous === undefined) return made;
    const students = made.students.map((user, n) => (isGuest(n) ? attending(user, next.id) : user));
    const guests = previous.students.filter((_, n) => isGuest(n));
    const host = lastWithoutTwin(made.sections);
    const sections = made.sections.map((section, n) => (n === host ? withGuests(section, guests) : section));
    return { ...made, students, sections };
  });

/** The second teacher of each school is on the staff as well: one user, two roles. */
export const mergeRoles = (maker: Maker, schools: readonly MadeSchool[]): MadeSchool[] =>
  schools.map((made) => {
    const teachers = made.teachers.map((user, n) =>
      n === 1 ? { ...user, roles: { ...user.roles, staff: staffRole(maker, [made.id], 'Assistant Principal') } } : user,
    );
    return { ...made, teachers };
  });
