import type { Hold, HoldCause, ImportReport } from '@bloomz/onboarding-core';
import { counted } from './layout.ts';
import { bloomz } from './plain.ts';

const WHY: Record<HoldCause, string> = {
  TooManyRemovals: 'more than 10 % would go',
  ReadAsZero: 'Clever shows none of them any more',
  ClassEmptied: 'a class would lose more than half of its members',
  TooManyUpdates: 'more than 75 % would change',
  ManyAdults: 'a child would have six adults or more',
};

const describeHold = ({ type, removals, updates, of, cause }: Hold): string => {
  const waiting = [
    ...(removals > 0 ? [counted(removals, 'removal')] : []),
    ...(updates > 0 ? [counted(updates, cause === 'ManyAdults' ? 'addition' : 'update')] : []),
  ];
  return `  ${type}: ${waiting.join(' and ')} of ${of.toLocaleString('en-US')} (${WHY[cause]})`;
};

/** What waits for a person, and the exact commands that decide it. */
export const heldText = ({ plan: { holds, hash }, runId, outcome }: ImportReport): ReadonlyArray<string> => {
  if (holds.length === 0) return [];
  if (outcome === 'planned' || runId === null)
    return ['An import would hold these until somebody approves them:', ...holds.map(describeHold)];
  return [
    'Held until you decide; everything else was applied:',
    ...holds.map(describeHold),
    `  If it is right:  ${bloomz('approve', '--run', runId, '--plan-hash', hash)}`,
    `  If it is not:    ${bloomz('reject', '--run', runId)}`,
    '  A broken share in Clever is the usual cause: `verify` shows what Clever shares now.',
  ];
};
