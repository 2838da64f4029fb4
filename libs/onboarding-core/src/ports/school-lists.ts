import { type O, type TE, token } from '@bloomz/kernel';
import type { Page, PageRequest } from '../entities/page.ts';
import type { ClassId, ListedClass, ListedClassMember, ListedMember, MemberId } from '../entities/listed.ts';
import type { SchoolRef } from '../entities/run.ts';
import type { Member, SchoolClass } from '../entities/roster.ts';
import type { MalformedCursor, StoreUnavailable } from '../errors.ts';

export type ClassQuery = PageRequest & {
  /** As for members. */
  readonly search?: string | undefined;
  /** Active ones when absent. */
  readonly state?: SchoolClass['state'] | undefined;
};
export type MemberQuery = PageRequest & {
  /** Every word must occur in the name, wherever, in upper or lower case. */
  readonly search?: string | undefined;
  readonly role?: Member['role'] | undefined;
  /** `archived` members are listed only when asked for. */
  readonly state?: 'listed' | 'invited' | 'joined' | 'archived' | undefined;
};

type Listing<T> = TE.TaskEither<MalformedCursor | StoreUnavailable, Page<T>>;

/**
 * What people look through, page by page. By name (people by last name, then first name), then by id, in upper and lower
 * case alike: an order that holds while things change.
 */
export interface SchoolLists {
  readonly classes: (school: SchoolRef, query: ClassQuery) => Listing<ListedClass>;
  readonly members: (school: SchoolRef, query: MemberQuery) => Listing<ListedMember>;
  /** Everybody who has a place in the class and is not archived. */
  readonly classMembers: (classId: ClassId, query: PageRequest) => Listing<ListedClassMember>;
  readonly findClass: (
    classId: ClassId,
  ) => TE.TaskEither<StoreUnavailable, O.Option<{ readonly school: SchoolRef; readonly listed: ListedClass }>>;
  readonly findMember: (
    memberId: MemberId,
  ) => TE.TaskEither<StoreUnavailable, O.Option<{ readonly school: SchoolRef; readonly listed: ListedMember }>>;
}
export const SchoolLists = token<SchoolLists>('SchoolLists');
