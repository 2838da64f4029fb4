import type { Plan, Skipped } from '@bloomz/onboarding-core';
import { counted, listed } from './layout.ts';
import { bloomz } from './plain.ts';

const WHY: Record<Skipped['reason'], string> = {
  DuplicateName: 'another class has this name',
  RedundantSection: 'the same students and teachers as another section',
  CoveredByHomeroom: 'its students are in a homeroom class',
  ArchivedByAdmin: 'its class was archived at the school',
};

const describe = ({ name, cleverId, reason, suggestion }: Skipped): string => {
  const would = suggestion === undefined ? '' : `; would be "${suggestion}"`;
  return `"${name}" (${cleverId}): ${WHY[reason]}${would}`;
};

const howToImport = ({ skipped }: Plan, schoolId: string | null): ReadonlyArray<string> => {
  if (!skipped.some(({ reason }) => reason === 'DuplicateName') || schoolId === null) return [];
  return [
    `  All at once under the suggested names:  ${bloomz('import', '--school', schoolId, '--duplicate-names', 'suggested')}`,
    '  One by one: rename the class that has the name (`rename`), then import again.',
  ];
};

/** What was left out, why, and how it gets in all the same. */
export const skippedText = (plan: Plan, schoolId: string | null): ReadonlyArray<string> =>
  plan.skipped.length === 0
    ? []
    : [
        ...listed(`Skipped ${counted(plan.skipped.length, 'section')}:`, plan.skipped.map(describe)),
        ...howToImport(plan, schoolId),
      ];
