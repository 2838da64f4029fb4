import type { Run, StatusOfSchool } from '@bloomz/onboarding-core';
import { indented, page, table } from './layout.ts';
import { bloomz } from './plain.ts';

const TYPES = ['classes', 'teachers', 'staff', 'students', 'parents'] as const;

const totalsText = ({ totals }: StatusOfSchool): ReadonlyArray<string> =>
  indented([
    ...table([
      ['', 'active', 'archived'],
      ...TYPES.map((type) => [type, totals[type].active, totals[type].archived]),
      ['memberships', totals.memberships],
    ]),
    `teachers joined: ${totals.teachersJoined} of ${totals.teachers.active}; invitations queued: ${totals.invitations.queued}, sent: ${totals.invitations.sent}`,
  ]);

const describeRun = ({ id, state, startedAt, finishedAt, failure }: Run): string =>
  `${(finishedAt ?? startedAt).toISOString().slice(0, 19)}Z  ${id}  ${state}${failure === null ? '' : ` (${failure})`}`;

const nextText = ({ school, runs }: StatusOfSchool): ReadonlyArray<string> => {
  const held = runs.find(({ state }) => state === 'held');
  if (held === undefined) return [`Next: ${bloomz('plan', '--school', school.ref.schoolId)}`];
  return [
    `Run ${held.id} waits for a decision:`,
    `  ${bloomz('approve', '--run', held.id, '--plan-hash', held.planHash ?? '')}`,
    `  ${bloomz('reject', '--run', held.id)}`,
  ];
};

export const statusText = (status: StatusOfSchool): string => {
  const { school, runs } = status;
  return page(
    [`${school.name ?? 'School'} (${school.ref.schoolId}, district ${school.ref.districtId})`, ...totalsText(status)],
    runs.length === 0 ? ['No run yet.'] : ['Last runs:', ...indented(runs.map(describeRun))],
    nextText(status),
  );
};
