import type { DistrictData } from '../world/records.ts';
import { generateDistrict } from './district.ts';
import type { SchoolPlan } from './plan.ts';

export const SMALL_ELEMENTARY: SchoolPlan = { level: 'elementary', students: 120 };
export const MIDDLE_SCHOOL: SchoolPlan = { level: 'middle', students: 500 };
export const BIG_HIGH_SCHOOL: SchoolPlan = {
  level: 'high',
  students: 5000,
  teachers: 300,
  sections: 420,
  sectionsPerStudent: 5.4,
};

/** The district of `npm start`: an elementary with all its sections, and a middle school. */
export const sampleDistrict = (seed: number | string = 1): DistrictData =>
  generateDistrict({
    seed,
    name: 'Sample Unified',
    schools: [
      { level: 'elementary', name: 'Sample Elementary', students: 300, staff: 4, duplicateNameShare: 0.08 },
      { level: 'middle', name: 'Sample Middle School', students: 600, teachers: 40, staff: 5, sections: 60 },
    ],
  });
