import type { TE } from '@bloomz/kernel';
import { anOnboarding } from './an-onboarding.ts';
import { aSection, aSnapshot, aStudent, aTeacher } from './builders.ts';
import { left, right } from './contracts/bloomz.ts';

const students = [...Array(40).keys()].map((i) => aStudent({ id: `u${i}` }));

/** One teacher, forty students, and two sections of one name. */
export const WHOLE_SCHOOL = aSnapshot({
  sections: [
    aSection({ id: 's1', name: 'Math', teachers: ['t1'], students: students.map(({ id }) => id) }),
    aSection({ id: 's2', name: 'Math', teachers: ['t1'] }),
  ],
  users: [aTeacher({ id: 't1' }), ...students],
});
/** More leave at once than the brake lets go. */
export const HALVED_SCHOOL = { ...WHOLE_SCHOOL, users: WHOLE_SCHOOL.users.filter((_, i) => i % 2 === 0) };

/** Every use case, and a provisioned school that Clever shows whole. */
export const aSchoolInClever = async () => {
  const onboarding = anOnboarding();
  await onboarding.provision();
  onboarding.clever.show(WHOLE_SCHOOL);
  return onboarding;
};

/** The same, with a run that the brake holds. */
export const aHeldImport = async () => {
  const onboarding = await aSchoolInClever();
  await right(onboarding.importRoster(onboarding.request()));
  onboarding.clever.show(HALVED_SCHOOL);
  const report = await right(onboarding.importRoster(onboarding.request()));
  return { ...onboarding, report, runId: report.runId ?? '', planHash: report.plan.hash };
};

/** The tag of what must fail. */
export const failureOf = async <T extends { readonly _tag: string }>(
  task: TE.TaskEither<T, unknown>,
): Promise<string> => (await left(task))._tag;
