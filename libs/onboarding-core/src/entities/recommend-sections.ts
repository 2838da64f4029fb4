import { byId, compareText, type SectionId, type UserId } from './clever-ids.ts';
import type { Section, Snapshot } from './snapshot.ts';

export type RecommendationReason = 'Homeroom' | 'Specialist' | 'OwnMembers' | 'RedundantSection' | 'CoveredByHomeroom';

/** Whether a section is worth a class, and why. `like` names the section that already stands for its members. */
export type Recommendation = {
  readonly sectionId: SectionId;
  readonly recommended: boolean;
  readonly reason: RecommendationReason;
  readonly like?: SectionId;
};

const HOMEROOM = 'homeroom/advisory';
const LAST_ELEMENTARY_GRADE = 5;
const LAST_ELEMENTARY_GRADE_OF_A_SCHOOL = 6;
/** Two rosters this alike (shared members / all members) are one group of children in two subjects. */
const ALIKE = 0.8;

const BEFORE_FIRST_GRADE: ReadonlyArray<string> = [
  'InfantToddler',
  'Preschool',
  'PreKindergarten',
  'TransitionalKindergarten',
  'Kindergarten',
];
const gradeNumber = (grade: string | undefined): number | undefined => {
  if (grade === undefined) return undefined;
  if (BEFORE_FIRST_GRADE.includes(grade)) return 0;
  return /^\d+$/.test(grade) ? Number(grade) : undefined;
};

const isElementary = (section: Section, school: Snapshot['school']): boolean => {
  const highest = gradeNumber(school.highGrade);
  if (highest !== undefined && highest <= LAST_ELEMENTARY_GRADE_OF_A_SCHOOL) return true;
  const own = gradeNumber(section.grade);
  return own !== undefined && own <= LAST_ELEMENTARY_GRADE;
};

const setKey = (ids: ReadonlyArray<UserId>): string => [...new Set(ids)].sort(compareText).join(' ');

/** Sections with the same set of students and the same set of teachers; the lowest Clever id of each stays. */
export const redundantSections = (sections: ReadonlyArray<Section>): ReadonlyMap<SectionId, SectionId> => {
  const firstOf = new Map<string, SectionId>();
  const redundant = new Map<SectionId, SectionId>();
  for (const section of [...sections].sort(byId)) {
    if (section.students.length === 0) continue;
    const key = `${setKey(section.students)}|${setKey(section.teachers)}`;
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, section.id);
    else redundant.set(section.id, first);
  }
  return redundant;
};

const shareOfMembers = (a: ReadonlySet<UserId>, b: ReadonlySet<UserId>): number => {
  let shared = 0;
  for (const id of a) if (b.has(id)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
};

/** Where nobody marks homerooms: per primary teacher, the largest section stands for those with nearly the same pupils. */
const guessedHomerooms = (sections: ReadonlyArray<Section>): ReadonlyMap<SectionId, SectionId> => {
  const standsFor = new Map<SectionId, SectionId>();
  const perTeacher = new Map<UserId | undefined, { readonly id: SectionId; readonly pupils: ReadonlySet<UserId> }[]>();
  const largestFirst = [...sections].sort((a, b) => b.students.length - a.students.length || byId(a, b));
  for (const section of largestFirst) {
    const pupils = new Set(section.students);
    const kept = perTeacher.get(section.teachers[0]) ?? [];
    const like = kept.find((other) => shareOfMembers(pupils, other.pupils) >= ALIKE);
    if (like) standsFor.set(section.id, like.id);
    else perTeacher.set(section.teachers[0], [...kept, { id: section.id, pupils }]);
  }
  return standsFor;
};

type Judge = (section: Section) => Omit<Recommendation, 'sectionId'>;

const judgeElementary = (sections: ReadonlyArray<Section>): Judge => {
  const homerooms = sections.filter(({ subject }) => subject === HOMEROOM);
  if (homerooms.length === 0) {
    const coveredBy = guessedHomerooms(sections);
    return ({ id }) => {
      const like = coveredBy.get(id);
      return like
        ? { recommended: false, reason: 'CoveredByHomeroom', like }
        : { recommended: true, reason: 'OwnMembers' };
    };
  }
  const homeroomOf = new Map(homerooms.flatMap(({ id, teachers }) => (teachers[0] ? [[teachers[0], id]] : [])));
  return ({ subject, teachers }) => {
    if (subject === HOMEROOM) return { recommended: true, reason: 'Homeroom' };
    const like = teachers[0] && homeroomOf.get(teachers[0]);
    return like
      ? { recommended: false, reason: 'CoveredByHomeroom', like }
      : { recommended: true, reason: 'Specialist' };
  };
};

/**
 * Which sections are worth a class. Elementary: homerooms and specialists (those who teach no homeroom). Middle and
 * high: all but those whose members repeat another's. Grade decides where a school spans both.
 */
export const recommendSections = (snapshot: Snapshot): ReadonlyMap<SectionId, Recommendation> => {
  const sections = [...snapshot.sections].sort(byId);
  const redundant = redundantSections(sections);
  const elementary = sections.filter((section) => isElementary(section, snapshot.school));
  const redundantHomerooms = redundantSections(elementary.filter(({ subject }) => subject === HOMEROOM));
  const judge = judgeElementary(elementary);
  const young = new Set(elementary.map(({ id }) => id));
  const recommend = (section: Section): Recommendation => {
    const isHomeroom = young.has(section.id) && section.subject === HOMEROOM;
    const first = (isHomeroom ? redundantHomerooms : redundant).get(section.id);
    if (first) return { sectionId: section.id, recommended: false, reason: 'RedundantSection', like: first };
    if (young.has(section.id)) return { sectionId: section.id, ...judge(section) };
    return { sectionId: section.id, recommended: true, reason: 'OwnMembers' };
  };
  return new Map(sections.map((section) => [section.id, recommend(section)]));
};
