import type { ImportReport, Plan } from '@bloomz/onboarding-core';
import { changesAnything, countsText } from './counts-text.ts';
import { familiesText } from './families-text.ts';
import { heldText } from './held-text.ts';
import { counted, listed, page } from './layout.ts';
import { bloomz } from './plain.ts';
import { skippedText } from './skipped-text.ts';

const seconds = ({ ms }: ImportReport): string => `${((ms.read + ms.plan + ms.apply) / 1000).toFixed(1)} s`;

const headline = (report: ImportReport, schoolId: string | null): string => {
  const { outcome, plan, runId, cost } = report;
  const school = schoolId === null ? 'the school' : `school ${schoolId}`;
  const effort = `(${seconds(report)}, ${counted(cost.requests, 'request')} to Clever)`;
  const changes = changesAnything(plan.counts);
  const besides = plan.holds.length > 0 ? ' besides what it would hold' : '';
  if (outcome === 'planned')
    return changes
      ? `An import of ${school} would do this${besides}; nothing was written ${effort}:`
      : `An import of ${school} would change nothing${besides} ${effort}.`;
  if (outcome === 'held')
    return changes
      ? `Run ${runId} of ${school} is held ${effort}. Applied so far:`
      : `Run ${runId} of ${school} is held ${effort}. There was nothing else to apply.`;
  return changes
    ? `Imported ${school} in run ${runId} ${effort}:`
    : `Nothing changed: Bloomz is in step with Clever for ${school} ${effort}.`;
};

const quarantinedText = ({ quarantined }: Plan): ReadonlyArray<string> =>
  listed(
    `${counted(quarantined.length, 'record')} cannot be used as Clever has it, and stayed out or as it was:`,
    quarantined.map(({ kind, cleverId, field, reason }) => `${kind} ${cleverId}, ${field}: ${reason}`),
  );

const warningsText = ({ warnings }: Plan): ReadonlyArray<string> =>
  listed(
    `${counted(warnings.length, 'warning')}:`,
    warnings.map(({ message, cleverId }) => (cleverId === undefined ? message : `${message} (${cleverId})`)),
  );

const stepOf = ({ options: { step } }: Plan): ReadonlyArray<string> => (step === 'contacts' ? ['--step', step] : []);

const nextText = ({ outcome, plan }: ImportReport, schoolId: string | null): ReadonlyArray<string> => {
  if (schoolId === null || outcome === 'held') return [];
  return outcome === 'planned' && (changesAnything(plan.counts) || plan.holds.length > 0)
    ? [`Next: ${bloomz('import', '--school', schoolId, ...stepOf(plan))}   with the same options`]
    : [`Next: ${bloomz('status', '--school', schoolId)}`];
};

/** A plan or an import as a person reads it: what was done, what was not and why, what to do now. */
export const reportText = (report: ImportReport, schoolId: string | null): string => {
  const { plan } = report;
  return page(
    [headline(report, schoolId), ...(changesAnything(plan.counts) ? countsText(plan.counts) : [])],
    familiesText(plan),
    heldText(report),
    skippedText(plan, schoolId),
    quarantinedText(plan),
    warningsText(plan),
    nextText(report, schoolId),
  );
};
