import type { User } from '../world/records.ts';
import type { Maker } from './maker.ts';
import type { Draft } from './sections.ts';
import { addSection, duplicateNames } from './sections.ts';

type Homeroom = { readonly teacher: User; readonly grade: string; readonly students: readonly string[] };

const PARALLEL = [
  ['Language Arts', 'english/language arts'],
  ['Math', 'math'],
  ['Science', 'science'],
] as const;

const SPECIAL = [
  ['Art', 'arts and music'],
  ['Music', 'arts and music'],
  ['Physical Education', 'PE and health'],
] as const;

const GRADE_NAMES: Record<string, string> = { Kindergarten: 'Kindergarten' };
const gradeName = (grade: string): string => GRADE_NAMES[grade] ?? `Grade ${grade}`;
const idsOf = (users: readonly User[]): string[] => users.map(({ id }) => id);

/** Pupils of one grade, cut into rooms of nearly equal size. */
const makeHomerooms = ({ students, teachers, grades }: Draft, count: number): Homeroom[] => {
  const placed = students.filter((_, index) => index % 60 !== 59);
  return Array.from({ length: count }, (_, room) => {
    const [from, to] = [room, room + 1].map((n) => Math.floor((placed.length * n) / count));
    const pupils = placed.slice(from, to);
    const grade = pupils[0]?.roles.student?.grade ?? grades[0];
    return { teacher: teachers[room] as User, grade, students: idsOf(pupils) };
  });
};

const addHomeroom = (
  maker: Maker,
  draft: Draft,
  { teacher, grade, students }: Homeroom,
  helpers: readonly User[],
): void => {
  const teachers = [teacher, ...helpers];
  addSection(maker, draft, {
    course: `${gradeName(grade)} Homeroom`,
    subject: 'homeroom/advisory',
    grade,
    period: '0',
    teachers,
    students,
  });
};

/** One section per subject, all with the same teacher and the same pupils. */
const addParallel = (maker: Maker, draft: Draft, { teacher, grade, students }: Homeroom): void => {
  for (const [course, subject] of PARALLEL)
    addSection(maker, draft, {
      course: `${gradeName(grade)} ${course}`,
      subject,
      grade,
      period: '',
      teachers: [teacher],
      students,
    });
};

/** Art, music and PE meet every homeroom; PE takes two at once and never says which. */
const addSpecialists = (maker: Maker, draft: Draft, rooms: readonly Homeroom[], specialists: readonly User[]): void => {
  SPECIAL.forEach(([course, subject], which) => {
    const teacher = specialists[which];
    const step = course === 'Physical Education' ? 2 : 1;
    for (let at = 0; teacher && at < rooms.length; at += step) {
      const group = rooms.slice(at, at + step);
      const students = group.flatMap((room) => room.students);
      const period = step === 2 ? '' : String(at + 1);
      addSection(maker, draft, {
        course,
        subject,
        grade: group[0]?.grade ?? '',
        period,
        teachers: [teacher],
        students,
      });
    }
  });
};

/**
 * Homerooms with parallel subject sections, and specialists. Of the teachers behind the homeroom teachers the first
 * three are specialists, the rest help out in a homeroom, and the last has no section at all.
 */
export const fillElementary = (maker: Maker, draft: Draft, homerooms: number, duplicateNameShare: number): void => {
  const count = Math.min(homerooms, draft.teachers.length);
  const rooms = makeHomerooms(draft, count);
  const others = draft.teachers.slice(count);
  const helpers = others.slice(SPECIAL.length, -1);
  rooms.forEach((room, index) => {
    const help = index === 0 ? helpers.slice(0, 9) : helpers.filter((_, at) => at + 1 === index);
    addHomeroom(maker, draft, room, maker.oddities ? help : []);
    addParallel(maker, draft, room);
  });
  addSpecialists(maker, draft, rooms, others);
  duplicateNames(draft, duplicateNameShare);
};
