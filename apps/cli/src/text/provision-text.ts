import type { School } from '@bloomz/onboarding-core';
import { page } from './layout.ts';
import { bloomz } from './plain.ts';

export const provisionText = ({ ref, admins }: School): string =>
  page(
    [
      `School ${ref.schoolId} of district ${ref.districtId} has its community in Bloomz. School Admins:`,
      ...admins.map(
        ({ email, userId }) => `  ${email ?? 'appointed'}${userId === null ? '' : ` (Clever user ${userId})`}`,
      ),
    ],
    [`Next: ${bloomz('verify', '--school', ref.schoolId)}`],
  );
