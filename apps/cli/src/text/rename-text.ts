import type { SchoolClass, SchoolId } from '@bloomz/onboarding-core';
import { page } from './layout.ts';
import { bloomz } from './plain.ts';

export const renameText = ({ name }: SchoolClass, schoolId: SchoolId): string =>
  page([`The class is now called "${name}" and keeps that name.`, `Next: ${bloomz('import', '--school', schoolId)}`]);
