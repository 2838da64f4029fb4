import type { Check, CheckState } from '@bloomz/onboarding-core';
import { counted, page } from './layout.ts';
import { bloomz } from './plain.ts';

const MARK: Record<CheckState, string> = { pass: 'ok     ', warn: 'warning', fail: 'FAILS  ', unknown: 'unknown' };

const describe = ({ id, state, evidence, owner, fix }: Check): ReadonlyArray<string> => [
  `${MARK[state]}  ${id}: ${evidence}`,
  ...(fix === '' ? [] : [`         ${owner}: ${fix}`]),
];

const verdict = (checks: ReadonlyArray<Check>, schoolId: string): string => {
  const failing = checks.filter(({ state }) => state === 'fail').length;
  return failing === 0
    ? `Ready. Next: ${bloomz('review', '--school', schoolId)}`
    : `${counted(failing, 'check fails', 'checks fail')}: fix what is said above, then verify again. Changes in Clever can take 30 to 60 minutes.`;
};

export const checksText = (checks: ReadonlyArray<Check>, schoolId: string): string =>
  page(checks.flatMap(describe), [verdict(checks, schoolId)]);
