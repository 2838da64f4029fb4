import { type TE, token } from '@bloomz/kernel';
import type { ListedFamilyCode } from '../entities/family-code.ts';
import type { Page, PageRequest } from '../entities/page.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { MalformedCursor, StoreUnavailable } from '../errors.ts';
import type { FamilyCodeStore } from '../ports/family-code-store.ts';

/** A school's Family Codes, newest first. */
export type ListFamilyCodes = (
  school: SchoolPlace,
  page: PageRequest,
) => TE.TaskEither<MalformedCursor | StoreUnavailable, Page<ListedFamilyCode>>;
export const ListFamilyCodes = token<ListFamilyCodes>('ListFamilyCodes');

export const makeListFamilyCodes =
  (store: FamilyCodeStore): ListFamilyCodes =>
  (school, page) =>
    store.list(school, page);
