import type { Counts } from '@bloomz/onboarding-core';
import { counted, indented, table } from './layout.ts';

const TYPES = ['classes', 'teachers', 'staff', 'students', 'parents'] as const;
const KINDS = ['created', 'updated', 'archived', 'restored', 'unchanged'] as const;

/** Whether anything at all goes through. */
export const changesAnything = ({ memberships, invitations, guardianships, ...types }: Counts): boolean =>
  [memberships, invitations, guardianships].some((counts) => Object.values(counts).some((n) => n > 0)) ||
  TYPES.some((type) => KINDS.some((kind) => kind !== 'unchanged' && types[type][kind] > 0));

/** Types that the school has nothing of are left out. */
export const countsText = (counts: Counts): ReadonlyArray<string> => {
  const rows = TYPES.map((type) => [type, ...KINDS.map((kind) => counts[type][kind])]);
  const inUse = rows.filter(([, ...numbers]) => numbers.some((n) => n !== 0));
  const { added, updated, removed } = counts.memberships;
  const { queued, revoked } = counts.invitations;
  const links = counts.guardianships;
  return indented([
    ...(inUse.length === 0 ? [] : table([['', ...KINDS], ...inUse])),
    `${counted(added, 'membership')} added, ${updated.toLocaleString('en-US')} updated, ${removed.toLocaleString('en-US')} removed`,
    ...(Object.values(links).every((n) => n === 0)
      ? []
      : [
          `${counted(links.added, 'link')} of parents to children added, ${links.updated.toLocaleString('en-US')} updated, ${links.removed.toLocaleString('en-US')} ended`,
        ]),
    `${counted(queued, 'invitation')} queued, ${revoked.toLocaleString('en-US')} revoked`,
  ]);
};
