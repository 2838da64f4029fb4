export type Level = 'elementary' | 'middle' | 'high';

export type SchoolPlan = {
  readonly level: Level;
  readonly students: number;
  readonly name?: string;
  readonly teachers?: number;
  readonly staff?: number;
  /** Middle and high: all sections. Elementary: how many homerooms; the rest follows from them. */
  readonly sections?: number;
  /** Middle and high: sections a student sits in, on average. */
  readonly sectionsPerStudent?: number;
  /** Share of sections that carry the name of another one. */
  readonly duplicateNameShare?: number;
};

export type DistrictPlan = {
  readonly seed: number | string;
  readonly name?: string;
  readonly schools: readonly SchoolPlan[];
  readonly contacts?: boolean;
  /** Whose contacts carry a `sis_id`; half of the families by default. */
  readonly contactSisIds?: 'all' | 'some' | 'none';
  readonly districtAdmins?: number;
  /** False: clean records only, without unusual names, gaps and odd addresses. */
  readonly oddities?: boolean;
};

export const GRADES: Record<Level, readonly [string, ...string[]]> = {
  elementary: ['Kindergarten', '1', '2', '3', '4', '5'],
  middle: ['6', '7', '8'],
  high: ['9', '10', '11', '12'],
};

/** What every step of the generator shares. */
export type Sizes = {
  readonly teachers: number;
  readonly staff: number;
  readonly sections: number;
  readonly perStudent: number;
};

const PUPILS_IN_HOMEROOM = 20;

export const sizesOf = (plan: SchoolPlan): Sizes => {
  const homerooms = plan.sections ?? Math.max(1, Math.round(plan.students / PUPILS_IN_HOMEROOM));
  const elementary = plan.level === 'elementary';
  const sections = elementary ? homerooms : (plan.sections ?? Math.max(8, Math.round(plan.students / 12)));
  return {
    teachers: plan.teachers ?? (elementary ? homerooms + 6 : Math.max(6, Math.round(plan.students / 17))),
    staff: plan.staff ?? Math.max(2, Math.round(plan.students / 150)),
    sections,
    perStudent: plan.sectionsPerStudent ?? 5.4,
  };
};
