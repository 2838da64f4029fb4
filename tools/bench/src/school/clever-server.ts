import {
  BIG_HIGH_SCHOOL,
  type FakeDistrict,
  generateDistrict,
  type SchoolPlan,
  startFakeClever,
} from '@bloomz/fake-clever';
import { answerParent } from '../children/answer-parent.ts';
import { churnDistrict } from './churn-district.ts';

export type CleverStart = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly districtId: string;
  readonly schoolId: string;
  readonly records: SchoolRecords;
};
export type SchoolRecords = Readonly<Record<'students' | 'teachers' | 'staff' | 'sections' | 'enrolments', number>>;
export type Requests = { readonly total: number; readonly refused: number };

const PLANS = {
  big: BIG_HIGH_SCHOOL,
  /** Twenty thousand people. */
  huge: { level: 'high', students: 18_700, teachers: 1_200, staff: 100, sections: 1_600, sectionsPerStudent: 5.4 },
  small: { level: 'high', students: 200, teachers: 20, sections: 30 },
} as const satisfies Record<string, SchoolPlan>;

export type SchoolName = keyof typeof PLANS;

let running: { readonly clever: Awaited<ReturnType<typeof startFakeClever>>; readonly district: FakeDistrict };

const countRecords = (district: FakeDistrict): SchoolRecords => ({
  students: district.users('student').length,
  teachers: district.users('teacher').length,
  staff: district.users('staff').length,
  sections: district.sections().length,
  enrolments: district.sections().reduce((sum, { students }) => sum + students.length, 0),
});

const handlers = {
  start: async (size: SchoolName): Promise<CleverStart> => {
    const data = generateDistrict({ seed: 1, name: 'Bench Unified', schools: [PLANS[size]] });
    const clever = await startFakeClever({ districts: [data] });
    const district = clever.district(data.district.id);
    running = { clever, district };
    const { url, clientId, clientSecret } = clever;
    const schoolId = data.schools[0]?.id ?? '';
    return { url, clientId, clientSecret, districtId: district.id, schoolId, records: countRecords(district) };
  },
  churn: (): void => churnDistrict(running.district),
  /** Since the last time this was asked. */
  takeRequests: (): Requests => {
    const requests = running.clever.requests();
    const refused = requests.filter(({ status }) => status === 429).length;
    const total = requests.length;
    running.clever.clearRequests();
    return { total, refused };
  },
};

export type CleverServer = typeof handlers;
answerParent(handlers);
